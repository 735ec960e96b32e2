// SPDX-License-Identifier: Apache-2.0
/** The behavioural rules, each as a test against the whole library and a real server. */
package dev.urlsession.contract;

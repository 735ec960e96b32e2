// SPDX-License-Identifier: Apache-2.0
/** The rules of the specification, each tested against a real server on the loopback. */
package dev.urlsession.rules;

// SPDX-License-Identifier: Apache-2.0
/** The rules of downloads and resume data, against the whole library and a real server. */
package dev.urlsession.downloads;

// SPDX-License-Identifier: Apache-2.0
/** Loads through proxies of all kinds, against real ones on the loopback. */
package dev.urlsession.proxies;

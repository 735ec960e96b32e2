// SPDX-License-Identifier: Apache-2.0
/** Server trust and client certificates: the zoo of bad certificates, decisions by delegate. */
package dev.urlsession.trust;

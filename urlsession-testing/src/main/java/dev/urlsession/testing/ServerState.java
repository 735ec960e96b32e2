// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

/** What all connections of a server share. */
record ServerState(Routes routes, Ledger ledger, Connections connections, Limits limits) {}

// SPDX-License-Identifier: Apache-2.0

/** The daemon's side of the protocol: its socket, who may talk, and the calls. */
@NullMarked
package dev.urlsession.daemon.server;

import org.jspecify.annotations.NullMarked;

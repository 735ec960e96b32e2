// SPDX-License-Identifier: Apache-2.0

/** The daemon's log: one event a line, as JSON, with nothing secret in it. */
@NullMarked
package dev.urlsession.daemon.log;

import org.jspecify.annotations.NullMarked;

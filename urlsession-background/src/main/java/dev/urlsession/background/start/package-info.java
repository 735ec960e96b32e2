// SPDX-License-Identifier: Apache-2.0

/**
 * Starting the daemon so that it outlives whoever started it: from its own copy of its program, in
 * a session of its own, with an environment that is the same whoever starts it.
 */
@NullMarked
package dev.urlsession.background.start;

import org.jspecify.annotations.NullMarked;

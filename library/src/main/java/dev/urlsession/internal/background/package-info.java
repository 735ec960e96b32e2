// SPDX-License-Identifier: Apache-2.0

/** How a session reaches the daemon that keeps background transfers going. */
@NullMarked
package dev.urlsession.internal.background;

import org.jspecify.annotations.NullMarked;

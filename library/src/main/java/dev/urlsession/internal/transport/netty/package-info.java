// SPDX-License-Identifier: Apache-2.0
/** The transport itself: puts connector, pool and wire together for one session. */
@NullMarked
package dev.urlsession.internal.transport.netty;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** Unix-domain sockets as Netty has them on this platform, and who is at their other end. */
@NullMarked
package dev.urlsession.background.socket;

import org.jspecify.annotations.NullMarked;

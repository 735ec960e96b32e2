// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP over the network behind one small interface, {@link
 * dev.urlsession.internal.transport.Transport}: one request in, one response out. The only room
 * with Netty in it; knows nothing of tasks, redirects or delegates.
 */
@NullMarked
package dev.urlsession.internal.transport;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Tunnels through proxies: HTTP CONNECT and SOCKS 5. */
@NullMarked
package dev.urlsession.internal.transport.tunnel;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.URLProtectionSpace.ProxyType;

/**
 * A proxy, as one proves oneself to it.
 *
 * @param host lower case; an IPv6 address without brackets
 */
public record ProxyPeer(String host, int port, ProxyType type) {}

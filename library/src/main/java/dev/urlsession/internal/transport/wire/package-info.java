// SPDX-License-Identifier: Apache-2.0
/** One request and its response on a connection, by HTTP/1.1 or HTTP/2. */
@NullMarked
package dev.urlsession.internal.transport.wire;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** How a connection is made: names, the race of addresses, TLS. */
@NullMarked
package dev.urlsession.internal.transport.connect;

import org.jspecify.annotations.NullMarked;

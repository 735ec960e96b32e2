// SPDX-License-Identifier: Apache-2.0
/** Which connection a request gets: per-host limit, order of priority, reuse. */
@NullMarked
package dev.urlsession.internal.transport.pool;

import org.jspecify.annotations.NullMarked;

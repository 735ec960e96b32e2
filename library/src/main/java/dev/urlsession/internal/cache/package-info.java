// SPDX-License-Identifier: Apache-2.0
/** What a cached response is found by. Pure: no store, no clock, no socket. */
@NullMarked
package dev.urlsession.internal.cache;

import org.jspecify.annotations.NullMarked;

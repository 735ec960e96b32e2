// SPDX-License-Identifier: Apache-2.0
/** What a cookie line means, and where a cookie belongs. Pure: no store, no clock, no socket. */
@NullMarked
package dev.urlsession.internal.cookie;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** Redirects: what to do with a 3xx response, decided without sockets (B-130 to B-145). */
@NullMarked
package dev.urlsession.internal.redirect;

import org.jspecify.annotations.NullMarked;

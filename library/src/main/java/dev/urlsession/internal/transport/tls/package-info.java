// SPDX-License-Identifier: Apache-2.0
/** TLS: whom to trust, which certificate to show, and what went wrong. */
@NullMarked
package dev.urlsession.internal.transport.tls;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** Content codings (B-067): encoded bytes in, decoded bytes out, without sockets. */
@NullMarked
package dev.urlsession.internal.decode;

import org.jspecify.annotations.NullMarked;

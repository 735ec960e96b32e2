// SPDX-License-Identifier: Apache-2.0
/** What the headers of a response say, read with care. */
@NullMarked
package dev.urlsession.internal.response;

import org.jspecify.annotations.NullMarked;

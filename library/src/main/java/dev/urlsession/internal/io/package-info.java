// SPDX-License-Identifier: Apache-2.0
/** Bytes on their way; knows nothing of ours. */
@NullMarked
package dev.urlsession.internal.io;

import org.jspecify.annotations.NullMarked;

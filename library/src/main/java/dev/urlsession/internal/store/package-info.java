// SPDX-License-Identifier: Apache-2.0
/** Where this application's own files lie, and how only their owner can read them. */
@NullMarked
package dev.urlsession.internal.store;

import org.jspecify.annotations.NullMarked;

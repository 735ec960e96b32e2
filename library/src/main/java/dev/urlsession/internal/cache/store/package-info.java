// SPDX-License-Identifier: Apache-2.0
/**
 * Where responses are kept: in memory by weight, and on disk in an SQLite index with large bodies
 * in files. The disk's layout is in docs/formats/cache.md. What may block says so.
 */
@NullMarked
package dev.urlsession.internal.cache.store;

import org.jspecify.annotations.NullMarked;

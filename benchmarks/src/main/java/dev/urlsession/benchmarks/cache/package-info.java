// SPDX-License-Identifier: Apache-2.0
/** Hits of caches, side by side. See benchmarks/README.md. */
@NullMarked
package dev.urlsession.benchmarks.cache;

import org.jspecify.annotations.NullMarked;

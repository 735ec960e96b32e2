// SPDX-License-Identifier: Apache-2.0

/** What the store of the daemon costs: durable commands, large queues, starts, memory. */
@NullMarked
package dev.urlsession.benchmarks.store;

import org.jspecify.annotations.NullMarked;

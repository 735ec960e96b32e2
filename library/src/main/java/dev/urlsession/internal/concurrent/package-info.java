// SPDX-License-Identifier: Apache-2.0
/** Event loops, timers and serial executors; knows nothing of ours. */
@NullMarked
package dev.urlsession.internal.concurrent;

import org.jspecify.annotations.NullMarked;

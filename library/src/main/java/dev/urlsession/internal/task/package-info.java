// SPDX-License-Identifier: Apache-2.0
/**
 * Tasks as the user holds them, and the engine that runs them in this process. A task is the sink
 * of its own events: it keeps its properties true and hands each event on to the ending the user
 * chose.
 */
@NullMarked
package dev.urlsession.internal.task;

import org.jspecify.annotations.NullMarked;

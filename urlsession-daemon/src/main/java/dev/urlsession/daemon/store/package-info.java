// SPDX-License-Identifier: Apache-2.0

/**
 * Where transfers, sessions and events are kept: a SQLite database that survives kill -9.
 *
 * <p>{@link dev.urlsession.daemon.store.TaskStore} is the door. Behind it one thread writes: it
 * gathers commands, runs them in one transaction, and answers after the commit.
 */
@NullMarked
package dev.urlsession.daemon.store;

import org.jspecify.annotations.NullMarked;

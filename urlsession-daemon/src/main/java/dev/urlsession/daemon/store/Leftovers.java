// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that nothing in the store speaks of any more; the caller deletes them.
 *
 * @param files ready files and spooled uploads
 * @param tasks the daemon's numbers of the tasks that are gone, whose parts are to go too
 * @param remaining how many events the outbox still has
 * @param over whether the session has ended with this
 */
public record Leftovers(List<Path> files, List<Long> tasks, long remaining, boolean over) {}

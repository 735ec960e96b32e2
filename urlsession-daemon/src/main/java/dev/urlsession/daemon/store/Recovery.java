// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.TaskRecord;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a start found.
 *
 * @param interrupted how many running tasks are queued again
 * @param unsettled tasks that were VERIFYING or FINALIZING, each under a lease for the caller, who
 *     looks at their files
 * @param repair how the database was repaired; null when there was no need
 */
public record Recovery(int interrupted, List<TaskRecord> unsettled, @Nullable Repair repair) {

  /**
   * The database was damaged (P16, P17).
   *
   * @param setAside where the damaged files are
   * @param restored whether an older copy took its place
   */
  public record Repair(String why, Path setAside, boolean restored) {}
}

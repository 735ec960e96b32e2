// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a store needs of its surroundings, and its limits.
 *
 * @param directory where the database and its key are; made when missing, closed to others
 * @param sidecars below which the sidecars of tasks are (P16); null when there are none
 * @param tasksPerApp how many tasks an application may have at once (S17)
 * @param unclaimed how long results wait for their application (E04)
 * @param historyAge how long history is kept
 * @param historyRows how much history is kept
 */
public record StoreOptions(
    Path directory,
    @Nullable Path sidecars,
    Clock clock,
    SecureRandom random,
    int tasksPerApp,
    Duration unclaimed,
    Duration historyAge,
    int historyRows) {

  private static final int TASKS_PER_APP = 200_000;
  private static final Duration UNCLAIMED = Duration.ofDays(7);
  private static final Duration HISTORY_AGE = Duration.ofDays(30);
  private static final int HISTORY_ROWS = 1_000_000;

  /** The usual limits. */
  public static StoreOptions of(Path directory, Clock clock) {
    return new StoreOptions(
        directory,
        null,
        clock,
        new SecureRandom(),
        TASKS_PER_APP,
        UNCLAIMED,
        HISTORY_AGE,
        HISTORY_ROWS);
  }

  /** The same with the sidecars of tasks below this directory. */
  public StoreOptions sidecars(Path below) {
    return new StoreOptions(
        directory, below, clock, random, tasksPerApp, unclaimed, historyAge, historyRows);
  }

  /** The same with other limits. */
  public StoreOptions limits(int tasks, Duration unclaimedFor, Duration age, int rows) {
    return new StoreOptions(directory, sidecars, clock, random, tasks, unclaimedFor, age, rows);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.LaunchEntry;
import dev.urlsession.daemon.model.LaunchState;
import dev.urlsession.daemon.model.SessionKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is durable about starting applications; futures as those of {@link TaskStore}. */
public interface LaunchStore {

  /** How many starts are remembered. */
  int REMEMBERED = 1_000;

  /**
   * Whether the session needs its application: everything is done and told to nobody, or a task
   * cannot go on without it (E13, E17).
   */
  CompletableFuture<Boolean> needsApp(SessionKey session);

  /** How starting the application has gone; fresh when it was never started. */
  CompletableFuture<LaunchState> launchState(String app);

  /** Remembers how it goes; an application that is not known is passed over. */
  CompletableFuture<LaunchState> saveLaunchState(String app, LaunchState state);

  /**
   * Notes a start that is about to happen, with the state after it in the same commit, so that a
   * crash does not make starts free. Returns the number of the start.
   */
  CompletableFuture<Long> beginLaunch(SessionKey session, LaunchState after);

  /** Notes what became of a start. */
  CompletableFuture<Long> noteLaunch(long id, String outcome);

  /** The latest starts, newest first. */
  CompletableFuture<List<LaunchEntry>> launches(int limit);
}

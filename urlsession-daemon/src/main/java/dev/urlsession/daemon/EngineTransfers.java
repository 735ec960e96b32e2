// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.daemon.engine.TransferEngine;
import dev.urlsession.daemon.hub.Transfers;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.store.Leftovers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The engine, as the hub asks it. */
record EngineTransfers(TransferEngine engine) implements Transfers {

  @Override
  public void offer(List<TaskRecord> tasks) {
    engine.offer(tasks);
  }

  @Override
  public void wanted(Moved moved) {
    engine.wanted(moved);
  }

  @Override
  public CompletableFuture<byte @Nullable []> cancelByProducingResumeData(long taskId) {
    return engine.cancelByProducingResumeData(taskId);
  }

  @Override
  public void describe(SessionKey session, SessionSettings settings, boolean visible) {
    engine.describe(session, settings, visible);
  }

  @Override
  public void answers(SessionKey session, boolean there) {
    engine.answers(session, there);
  }

  @Override
  public void forgetAnswers(SessionKey session) {
    engine.forgetAnswers(session);
  }

  @Override
  public void forget(Leftovers leftovers) {
    engine.forget(leftovers);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.store.CrashPoints;
import dev.urlsession.internal.download.ResumeData;

/** Brings what transfers tell from their loops to the engine's thread, and to the store. */
final class TransferReports implements Transfer.Watcher {

  private final Dispatcher dispatcher;
  private final EngineThread thread;
  private final EngineOptions options;
  private final SidecarFiles sidecars;

  TransferReports(
      Dispatcher dispatcher, EngineThread thread, EngineOptions options, SidecarFiles sidecars) {
    this.dispatcher = dispatcher;
    this.thread = thread;
    this.options = options;
    this.sidecars = sidecars;
  }

  @Override
  public void answered(Transfer transfer) {
    thread.execute(() -> dispatcher.scheduler().reached(transfer.record().id()));
  }

  @Override
  public void reached(Transfer transfer, ResumeData point, long expected) {
    CrashPoints.at("engine.before-checkpoint");
    thread.execute(
        () -> {
          Running task = dispatcher.running(transfer.record().id());
          if (task != null && task.transfer == transfer) {
            task.expected = expected;
            if (task.sidecar == null) {
              task.sidecar = sidecars.write(task.record);
            }
            options
                .store()
                .checkpoint(transfer.record().claim(), Held.checkpoint(point, expected))
                .whenComplete((safe, thrown) -> CrashPoints.at("engine.after-checkpoint"));
          }
        });
  }

  @Override
  public void moved(Transfer transfer, long bytes) {
    thread.execute(() -> dispatcher.scheduler().moved(transfer.record().id(), bytes));
  }

  @Override
  public void ended(Transfer transfer, TransferEnd end) {
    thread.execute(() -> dispatcher.ended(transfer.record().id(), end));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.UploadSource;
import dev.urlsession.daemon.store.CrashPoints;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.task.Durability;
import dev.urlsession.internal.task.TaskEngine;
import dev.urlsession.internal.task.TaskSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands a task to the library's engine, with everything it needs. Confined to the engine's thread.
 */
final class Beginnings {

  /** Who kills the daemon does so at once. */
  private static final Duration RISKY = Duration.ofSeconds(2);

  private final EngineOptions options;
  private final EngineThread thread;
  private final SessionEngines engines;
  private final Transfer.Watcher watcher;
  private @Nullable CrashLedger ledger;

  Beginnings(
      EngineOptions options,
      EngineThread thread,
      SessionEngines engines,
      Transfer.Watcher watcher) {
    this.options = options;
    this.thread = thread;
    this.engines = engines;
    this.watcher = watcher;
  }

  /** Who is found out to kill the daemon is not begun again. */
  void ledger(CrashLedger value) {
    ledger = value;
  }

  boolean isQuarantined(long task) {
    return ledger != null && ledger.isQuarantined(task);
  }

  void survived(long task) {
    if (ledger != null) {
      ledger.survived(task);
    }
  }

  void close() {
    if (ledger != null) {
      try {
        ledger.close();
      } catch (IOException leftBehind) {
        // The next life sees tasks under hand that were not; three times in a row is unlikely.
      }
    }
  }

  void begin(Running task, Preparation.Found found) {
    if (ledger != null) {
      ledger.begins(task.id());
      CrashPoints.at("engine.after-beginning");
      options.timers().schedule(thread, RISKY, () -> survived(task.id()));
    }
    SessionEngines.Loan loan = engines.borrow(task.record.session(), found.settings());
    task.loan = loan;
    TaskEngine engine = loan.engine();
    SpaceGuard space =
        new SpaceGuard(options.space(), found.directory(), options.io(), engine.loop());
    TransferTerms terms =
        new TransferTerms(
            found.held(),
            options.timers(),
            engine.loop(),
            options.live(),
            options.challenges(),
            space,
            options.largestBody());
    Transfer transfer = new Transfer(task.record, terms, watcher);
    task.transfer = transfer;
    float priority = (float) task.record.task().priority();
    UploadSource source = task.record.task().source();
    if (source == null) {
      transfer.start(
          engine.driver(download(task, found.held(), transfer), transfer, priority), null);
    } else {
      UploadAnswer answer =
          new UploadAnswer(
              options.files(), found.directory(), PartNames.stem(task.id()), options.io());
      transfer.start(engine.driver(upload(task, source), transfer, priority), answer);
    }
    if (task.stop != null) {
      transfer.stop(); // It was wanted while the files were looked at.
    }
  }

  private TaskSpec download(Running task, @Nullable ResumeData held, Transfer transfer) {
    Durability durability =
        new Durability(PartNames.stem(task.id()), options.checkpoints(), false, transfer::reached);
    TaskSpec spec =
        held == null ? TaskSpec.download(task.record.task().request()) : TaskSpec.resume(held);
    return spec.durable(durability);
  }

  private static TaskSpec upload(Running task, UploadSource source) {
    URLRequest request = task.record.task().request();
    return TaskSpec.data(
        Objects.requireNonNull(request).toBuilder()
            .httpBody(HTTPBody.ofFile(source.file()))
            .build());
  }

  /** Why a request is not sent again. */
  URLError sentBefore() {
    return URLError.of(
        URLError.Code.NETWORK_CONNECTION_LOST,
        "The daemon ended while this request was under way, and the server may have acted on it;"
            + " ask the server, or send an Idempotency-Key so that it may be repeated.");
  }
}

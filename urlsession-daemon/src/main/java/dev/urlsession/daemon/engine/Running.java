// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.machine.SteadyClock;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.internal.concurrent.Cancellable;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A task the engine has claimed. Confined to the engine's thread. */
final class Running {

  /** RFC 9110, 9.2.2. */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

  final TaskRecord record;
  final CompletableFuture<byte @Nullable []> kept = new CompletableFuture<>();
  private final Instant begins;
  Trouble trouble;
  @Nullable SessionSettings settings;
  @Nullable Transfer transfer;
  SessionEngines.@Nullable Loan loan;
  @Nullable Cancellable expiry;
  @Nullable Stop stop;
  @Nullable CompletableFuture<?> sidecar;
  long expected = -1;

  Running(TaskRecord record, SteadyClock clock) {
    this.record = record;
    this.begins = begins(record, clock);
    this.trouble = record.trouble();
    this.expected = record.checkpoint().expected();
  }

  /** One that was told not to begin before has its whole time from then on. */
  private static Instant begins(TaskRecord record, SteadyClock clock) {
    Instant earliest = record.task().earliestBegin();
    Instant due = earliest == null ? record.created() : clock.fromWall(earliest);
    return due.isAfter(record.created()) ? due : record.created();
  }

  long id() {
    return record.id();
  }

  boolean isUpload() {
    return record.task().kind() == TaskKind.UPLOAD;
  }

  /** Whether sending the request again does no harm (N28). */
  boolean isReplayable() {
    String method = record.task().request().httpMethod().toUpperCase(Locale.ROOT);
    return IDEMPOTENT.contains(method) || record.task().request().value("Idempotency-Key") != null;
  }

  /** When its time is up. */
  Instant deadline() {
    SessionSettings known = settings;
    SessionSettings limits = known == null ? SessionSettings.defaults() : known;
    return begins.plus(limits.timeoutForResource());
  }

  /** Asks for its end; a stronger reason replaces a weaker one. */
  void stop(Stop why) {
    if (stop == null || why.compareTo(stop) > 0) {
      stop = why;
    }
    if (transfer != null) {
      transfer.stop();
    }
  }

  /** Gives back what it uses. */
  void close() {
    if (expiry != null) {
      expiry.cancel();
    }
    if (loan != null) {
      loan.giveBack();
    }
    kept.complete(null);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.Standing;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code task}, its long values still sealed. */
record TaskRow(
    long id,
    long session,
    SessionKey key,
    long identifier,
    UUID clientKey,
    TaskKind kind,
    Standing standing,
    long lease,
    int attempts,
    Trouble trouble,
    @Nullable Wait waitingFor,
    double priority,
    @Nullable String description,
    byte[] spec,
    Checkpoint checkpoint,
    byte @Nullable [] result,
    Instant created) {

  static final String COLUMNS =
      "SELECT t.id, t.session, a.name, s.identifier, t.identifier, t.client_key, t.kind, t.state,"
          + " t.desired, t.lease, t.attempts, t.wait_reason, t.not_before, t.priority,"
          + " t.description, t.spec, t.received, t.sent, t.expected, t.resume_data, t.result,"
          + " t.created, t.failures, t.doubts, t.mismatches, t.restarts, t.asked, t.begun FROM task"
          + " t JOIN session s ON s.id = t.session JOIN app a ON a.id = s.app ";

  static TaskRow of(ResultSet row) throws SQLException {
    return new TaskRow(
        row.getLong(1),
        row.getLong(2),
        new SessionKey(row.getString(3), row.getString(4)),
        row.getLong(5),
        UUID.fromString(row.getString(6)),
        TaskKind.valueOf(row.getString(7)),
        new Standing(TaskState.valueOf(row.getString(8)), Desired.valueOf(row.getString(9))),
        row.getLong(10),
        row.getInt(11),
        trouble(row),
        wait(row),
        row.getDouble(14),
        row.getString(15),
        row.getBytes(16),
        new Checkpoint(row.getLong(17), row.getLong(18), row.getLong(19), row.getBytes(20)),
        row.getBytes(21),
        Instant.ofEpochMilli(row.getLong(22)));
  }

  private static Trouble trouble(ResultSet row) throws SQLException {
    return new Trouble(
        row.getInt(23),
        row.getInt(24),
        row.getInt(25),
        row.getInt(26),
        row.getInt(27) != 0,
        row.getInt(28) != 0);
  }

  private static @Nullable Wait wait(ResultSet row) throws SQLException {
    String reason = row.getString(12);
    if (reason == null) {
      return null;
    }
    long until = row.getLong(13);
    return new Wait(WaitReason.valueOf(reason), row.wasNull() ? null : Instant.ofEpochMilli(until));
  }

  /** The task with its sealed values opened. */
  TaskRecord open(Secrets secrets) {
    byte[] resumeData = checkpoint.resumeData();
    NewTask task =
        spec(secrets)
            .task(kind)
            .taskIdentifier(identifier)
            .clientKey(clientKey)
            .desired(standing.desired() == Desired.SUSPEND ? Desired.SUSPEND : Desired.RUN)
            .description(description)
            .priority(priority)
            .build();
    return new TaskRecord(
        id,
        key,
        task,
        standing,
        lease,
        attempts,
        trouble,
        waitingFor,
        resumeData == null
            ? checkpoint
            : new Checkpoint(
                checkpoint.received(),
                checkpoint.sent(),
                checkpoint.expected(),
                secrets.open(Seals.resumeData(key, identifier), resumeData)),
        result == null
            ? null
            : ResultCodec.read(secrets.open(Seals.result(key, identifier), result)),
        created);
  }

  SpecCodec.Spec spec(Secrets secrets) {
    return SpecCodec.read(secrets.open(Seals.spec(key, identifier), spec));
  }

  Moved moved(Standing to, long sequence) {
    return new Moved(id, key, to, sequence);
  }
}

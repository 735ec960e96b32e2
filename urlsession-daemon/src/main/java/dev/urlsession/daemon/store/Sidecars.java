// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import java.util.UUID;

/**
 * A task as the sealed content of a small file of its own, from which it can be made again when the
 * database is lost (P16). Thread-safe.
 */
final class Sidecars {

  private static final String NAME = "sidecar";

  private final Secrets secrets;

  Sidecars(Secrets secrets) {
    this.secrets = secrets;
  }

  /** A task of a sidecar. */
  record Restored(SessionKey session, NewTask task) {}

  synchronized byte[] write(TaskRecord record) {
    NewTask task = record.task();
    byte[] plain =
        new Fields.Writer()
            .put(1, record.session().app())
            .put(2, record.session().identifier())
            .put(3, task.taskIdentifier())
            .put(4, task.clientKey())
            .put(5, task.kind())
            .put(6, task.desired())
            .put(7, task.description())
            .put(8, task.priority())
            .put(9, SpecCodec.write(SpecCodec.Spec.of(task)))
            .bytes();
    return secrets.seal(NAME, plain);
  }

  /**
   * The task of a sidecar.
   *
   * @throws IllegalArgumentException when it is none, half of one, or sealed with another key
   */
  synchronized Restored read(byte[] sidecar) {
    Fields fields = Fields.read(secrets.open(NAME, sidecar));
    byte[] bytes = fields.bytes(9);
    if (bytes == null) {
      throw new IllegalArgumentException("A sidecar has no task.");
    }
    SpecCodec.Spec spec = SpecCodec.read(bytes);
    NewTask task =
        spec.task(TaskKind.valueOf(fields.required(5)))
            .taskIdentifier(fields.number(3, 0))
            .clientKey(UUID.fromString(fields.required(4)))
            .desired(fields.constant(6, Desired.class, Desired.RUN))
            .description(fields.text(7))
            .priority(Double.parseDouble(fields.required(8)))
            .build();
    return new Restored(new SessionKey(fields.required(1), fields.required(2)), task);
  }
}

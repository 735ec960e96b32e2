// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.NewTaskBuilder;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.UploadSource;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of a task has no column of its own. */
final class SpecCodec {

  private SpecCodec() {}

  /** The values. */
  record Spec(
      URLRequest request,
      @Nullable UploadSource source,
      @Nullable Instant earliestBegin,
      long expectedToSend,
      long expectedToReceive,
      byte @Nullable [] resumeData,
      boolean hearsChallenges) {

    static Spec of(NewTask task) {
      return new Spec(
          task.request(),
          task.source(),
          task.earliestBegin(),
          task.expectedToSend(),
          task.expectedToReceive(),
          task.resumeData(),
          task.hearsChallenges());
    }

    NewTaskBuilder task(TaskKind kind) {
      return NewTask.builder(kind, request)
          .source(source)
          .earliestBegin(earliestBegin)
          .expectedToSend(expectedToSend)
          .expectedToReceive(expectedToReceive)
          .resumeData(resumeData)
          .hearsChallenges(hearsChallenges);
    }
  }

  static byte[] write(Spec spec) {
    Fields.Writer fields = new Fields.Writer().put(1, RequestCodec.write(spec.request()));
    UploadSource source = spec.source();
    if (source != null) {
      fields
          .put(2, source.file())
          .put(3, source.size())
          .put(4, source.modifiedMillis())
          .put(5, source.fileKey())
          .put(6, source.spooled());
    }
    if (spec.earliestBegin() != null) {
      fields.put(7, spec.earliestBegin().toEpochMilli());
    }
    return fields
        .put(8, spec.expectedToSend())
        .put(9, spec.expectedToReceive())
        .put(10, spec.resumeData())
        .put(11, spec.hearsChallenges())
        .bytes();
  }

  static Spec read(byte[] bytes) {
    Fields fields = Fields.read(bytes);
    byte[] request = fields.bytes(1);
    if (request == null) {
      throw new IllegalArgumentException("A stored task has no request.");
    }
    return new Spec(
        RequestCodec.read(request),
        source(fields),
        fields.bytes(7) == null ? null : Instant.ofEpochMilli(fields.number(7, 0)),
        fields.number(8, -1),
        fields.number(9, -1),
        fields.bytes(10),
        fields.flag(11, false));
  }

  private static @Nullable UploadSource source(Fields fields) {
    String file = fields.text(2);
    return file == null
        ? null
        : new UploadSource(
            Path.of(file),
            fields.number(3, 0),
            fields.number(4, 0),
            fields.text(5),
            fields.flag(6, false));
  }
}

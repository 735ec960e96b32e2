// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import dev.urlsession.URLRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds a {@link NewTask}. */
public final class NewTaskBuilder {

  private static final double USUAL_PRIORITY = 0.5;

  private final TaskKind kind;
  private final URLRequest request;
  private long taskIdentifier = 1;
  private UUID clientKey = UUID.randomUUID();
  private @Nullable UploadSource source;
  private Desired desired = Desired.RUN;
  private @Nullable String description;
  private double priority = USUAL_PRIORITY;
  private @Nullable Instant earliestBegin;
  private long expectedToSend = -1;
  private long expectedToReceive = -1;
  private byte @Nullable [] resumeData;
  private boolean hearsChallenges;

  NewTaskBuilder(TaskKind kind, URLRequest request) {
    this.kind = kind;
    this.request = request;
  }

  public NewTaskBuilder taskIdentifier(long value) {
    taskIdentifier = value;
    return this;
  }

  public NewTaskBuilder clientKey(UUID value) {
    clientKey = value;
    return this;
  }

  public NewTaskBuilder source(@Nullable UploadSource value) {
    source = value;
    return this;
  }

  public NewTaskBuilder desired(Desired value) {
    desired = value;
    return this;
  }

  public NewTaskBuilder description(@Nullable String value) {
    description = value;
    return this;
  }

  public NewTaskBuilder priority(double value) {
    priority = value;
    return this;
  }

  public NewTaskBuilder earliestBegin(@Nullable Instant value) {
    earliestBegin = value;
    return this;
  }

  public NewTaskBuilder expectedToSend(long value) {
    expectedToSend = value;
    return this;
  }

  public NewTaskBuilder expectedToReceive(long value) {
    expectedToReceive = value;
    return this;
  }

  public NewTaskBuilder resumeData(byte @Nullable [] value) {
    resumeData = value;
    return this;
  }

  public NewTaskBuilder hearsChallenges(boolean value) {
    hearsChallenges = value;
    return this;
  }

  public NewTask build() {
    return new NewTask(
        taskIdentifier,
        clientKey,
        kind,
        request,
        source,
        desired,
        description,
        priority,
        earliestBegin,
        expectedToSend,
        expectedToReceive,
        resumeData,
        hearsChallenges);
  }
}

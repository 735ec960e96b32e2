// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import dev.urlsession.URLRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as the application made it.
 *
 * @param taskIdentifier the application's number of the task: above all earlier ones of the session
 * @param clientKey makes the enqueue repeatable: the same key is the same task (P06)
 * @param request without a body; an upload's is {@code source}
 * @param source null for a download
 * @param description {@code taskDescription}
 * @param priority 0 to 1
 * @param earliestBegin null when it may begin at once
 * @param expectedToSend {@code countOfBytesClientExpectsToSend}, or −1
 * @param expectedToReceive {@code countOfBytesClientExpectsToReceive}, or −1
 * @param resumeData of a download that goes on; null for one from the start
 * @param hearsChallenges whether it had a delegate of its own with a method for challenges
 */
public record NewTask(
    long taskIdentifier,
    UUID clientKey,
    TaskKind kind,
    URLRequest request,
    @Nullable UploadSource source,
    Desired desired,
    @Nullable String description,
    double priority,
    @Nullable Instant earliestBegin,
    long expectedToSend,
    long expectedToReceive,
    byte @Nullable [] resumeData,
    boolean hearsChallenges) {

  /** Refuses what can be no task of a background session. */
  public NewTask {
    if (taskIdentifier < 1) {
      throw new IllegalArgumentException("A task identifier is 1 or above.");
    }
    if (request.url() == null || request.url().getHost() == null) {
      throw new IllegalArgumentException("The request has no host to send it to.");
    }
    if ((kind == TaskKind.UPLOAD) != (source != null)) {
      throw new IllegalArgumentException("An upload has a file, a download has none.");
    }
    if (desired == Desired.CANCEL || !(priority >= 0 && priority <= 1)) {
      throw new IllegalArgumentException(
          "A new task runs or is suspended, with a priority from 0 to 1.");
    }
  }

  /** A task of this kind, to run at once at the usual priority. */
  public static NewTaskBuilder builder(TaskKind kind, URLRequest request) {
    return new NewTaskBuilder(kind, request);
  }

  /** Without the request, which may hold secrets. */
  @Override
  public String toString() {
    return "NewTask[" + taskIdentifier + ", " + kind + ", " + clientKey + "]";
  }
}

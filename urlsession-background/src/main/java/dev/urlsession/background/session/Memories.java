// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.URLRequest;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.Progress;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.protocol.TaskKind;
import dev.urlsession.background.translation.Requests;
import dev.urlsession.background.translation.Responses;
import dev.urlsession.internal.task.TaskMemory;
import java.time.Instant;

/** A task as the daemon holds it, for the task that stands for it here. */
final class Memories {

  private Memories() {}

  static TaskMemory of(TaskInfo info) {
    URLRequest original = Requests.fromMessage(info.getOriginalRequest());
    URLRequest current =
        info.hasCurrentRequest() ? Requests.fromMessage(info.getCurrentRequest()) : original;
    Progress progress = info.getProgress();
    return new TaskMemory(
        info.getIdentifier(),
        info.getKind() == TaskKind.UPLOAD,
        info.getDesired() == Desired.SUSPEND,
        original,
        current,
        Responses.fromMessage(info.hasResponse(), info.getResponse()),
        info.getDescription().isEmpty() ? null : info.getDescription(),
        (float) info.getPriority(),
        info.getEarliestBegin() == 0 ? null : Instant.ofEpochMilli(info.getEarliestBegin()),
        new TaskMemory.Counts(
            progress.getBytesSent(),
            progress.getBytesReceived(),
            progress.getBytesExpectedToSend(),
            progress.getBytesExpectedToReceive(),
            info.getExpectsToSend(),
            info.getExpectsToReceive()));
  }

  /** For a task that must be known already; should it not be, it has its identifier at least. */
  static TaskMemory unknown(long identifier) {
    return new TaskMemory(
        identifier,
        false,
        false,
        null,
        null,
        null,
        null,
        0.5f,
        null,
        new TaskMemory.Counts(0, 0, 0, -1, -1, -1));
  }
}

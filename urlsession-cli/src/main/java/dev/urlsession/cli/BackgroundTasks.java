// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.Progress;
import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.background.protocol.SessionsReply;
import dev.urlsession.background.protocol.SessionsRequest;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.protocol.TaskKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the daemon knows of a session's tasks. */
final class BackgroundTasks {

  private BackgroundTasks() {}

  /** Those of a session; none when there is no daemon, and so nothing under way. */
  static List<TaskInfo> of(DaemonClient daemon, String session) throws CommandFailure {
    try {
      return BackgroundDaemon.answer(daemon.tasks(session));
    } catch (CommandFailure failure) {
      if (BackgroundDaemon.isAbsent(failure)) {
        return List.of();
      }
      throw failure;
    }
  }

  /** How the session is; null when the daemon does not know it, or there is none. */
  static @Nullable SessionInfo session(DaemonClient daemon, String name) throws CommandFailure {
    try {
      return BackgroundDaemon.answer(
              daemon.<SessionsReply>call(
                  (calls, reply) -> calls.sessions(SessionsRequest.getDefaultInstance(), reply)))
          .getSessionsList()
          .stream()
          .filter(one -> one.getSession().equals(name))
          .findFirst()
          .orElse(null);
    } catch (CommandFailure failure) {
      if (BackgroundDaemon.isAbsent(failure)) {
        return null;
      }
      throw failure;
    }
  }

  static String line(TaskInfo task) {
    Progress progress = task.getProgress();
    boolean upload = task.getKind() == TaskKind.UPLOAD;
    long moved = upload ? progress.getBytesSent() : progress.getBytesReceived();
    long expected =
        upload ? progress.getBytesExpectedToSend() : progress.getBytesExpectedToReceive();
    String amount =
        expected > 0 ? Amount.bytes(moved) + " of " + Amount.bytes(expected) : Amount.bytes(moved);
    return "%4d  %-9s %-24s %s%s"
        .formatted(
            task.getIdentifier(),
            state(task),
            amount,
            Terminal.harmless(task.getOriginalRequest().getUrl()),
            task.getWaitingFor().isEmpty() ? "" : "  (" + waiting(task) + ")");
  }

  private static String state(TaskInfo task) {
    return task.getDesired() == Desired.SUSPEND
        ? "paused"
        : task.getState().name().toLowerCase(Locale.ROOT);
  }

  private static String waiting(TaskInfo task) {
    String reason = task.getWaitingFor().toLowerCase(Locale.ROOT).replace('_', ' ');
    return task.getWaitingUntil() == 0
        ? reason
        : reason + " until " + Instant.ofEpochMilli(task.getWaitingUntil());
  }

  static Map<String, Object> json(TaskInfo task) {
    Progress progress = task.getProgress();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("identifier", task.getIdentifier());
    json.put("session", task.getSession());
    json.put("kind", task.getKind().name().toLowerCase(Locale.ROOT));
    json.put("url", task.getOriginalRequest().getUrl());
    json.put("state", state(task));
    json.put("waitingFor", task.getWaitingFor().isEmpty() ? null : task.getWaitingFor());
    json.put("description", task.getDescription());
    json.put("priority", task.getPriority());
    json.put("bytesReceived", progress.getBytesReceived());
    json.put("bytesExpectedToReceive", progress.getBytesExpectedToReceive());
    json.put("bytesSent", progress.getBytesSent());
    json.put("bytesExpectedToSend", progress.getBytesExpectedToSend());
    return json;
  }
}

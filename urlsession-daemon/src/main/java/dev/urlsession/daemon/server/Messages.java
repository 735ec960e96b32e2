// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import com.google.protobuf.ByteString;
import dev.urlsession.background.protocol.Attention;
import dev.urlsession.background.protocol.DelayedRequest;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.Failure;
import dev.urlsession.background.protocol.LiveEvent;
import dev.urlsession.background.protocol.Progress;
import dev.urlsession.background.protocol.Response;
import dev.urlsession.background.protocol.Resumed;
import dev.urlsession.background.protocol.SessionLost;
import dev.urlsession.background.protocol.State;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.background.protocol.TaskFinished;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.protocol.TaskKind;
import dev.urlsession.background.protocol.WaitingForConnectivity;
import dev.urlsession.background.translation.Requests;
import dev.urlsession.daemon.hub.LiveState;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.ResponseHead;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the daemon has, as messages. */
final class Messages {

  private Messages() {}

  static StoredEvent of(dev.urlsession.daemon.model.StoredEvent event) {
    StoredEvent.Builder message =
        StoredEvent.newBuilder()
            .setSequence(event.sequence())
            .setIdentifier(event.id())
            .setRedelivered(event.redelivered())
            .setTask(event.taskIdentifier())
            .setAt(event.at().toEpochMilli());
    EventBody body = event.body();
    if (body instanceof EventBody.Finished finished) {
      message.setFinished(of(finished.result()));
    } else if (body instanceof EventBody.DelayedRequest delayed) {
      message.setDelayedRequest(
          DelayedRequest.newBuilder().setEarliestBegin(millis(delayed.earliestBegin())));
    } else if (body instanceof EventBody.Attention attention) {
      message.setAttention(Attention.newBuilder().setWhy(of(attention.why())));
    } else if (body instanceof EventBody.SessionLost lost) {
      message.setSessionLost(SessionLost.newBuilder().setWhy(lost.why()));
    }
    return message.build();
  }

  private static TaskFinished of(TaskResult result) {
    TaskFinished.Builder message =
        TaskFinished.newBuilder().setBytesReceived(result.received()).setBytesSent(result.sent());
    if (result.response() != null) {
      message.setResponse(of(result.response()));
    }
    if (result.failure() != null) {
      message.setFailure(of(result.failure()));
    }
    if (result.file() != null) {
      message.setFile(result.file().toString());
    }
    if (result.metrics() != null) {
      message.setMetrics(ByteString.copyFrom(result.metrics()));
    }
    return message.build();
  }

  private static Response of(ResponseHead head) {
    Response.Builder message =
        Response.newBuilder()
            .setUrl(head.url().toString())
            .setStatus(head.statusCode())
            .addAllHeaders(Requests.headers(head.headers()));
    if (head.version() != null) {
      message.setHttpVersion(head.version());
    }
    return message.build();
  }

  private static Failure of(TaskFailure failure) {
    Failure.Builder message =
        Failure.newBuilder().setCode(failure.code()).setMessage(failure.message());
    if (failure.failingURL() != null) {
      message.setUrl(failure.failingURL().toString());
    }
    if (failure.cancelReason() >= 0) {
      message.setCancelledReason(failure.cancelReason());
    }
    if (failure.resumeData() != null) {
      message.setResumeData(ByteString.copyFrom(failure.resumeData()));
    }
    return message.build();
  }

  static TaskInfo of(TaskRecord record) {
    NewTask task = record.task();
    TaskInfo.Builder message =
        TaskInfo.newBuilder()
            .setSession(record.session().identifier())
            .setIdentifier(task.taskIdentifier())
            .setKind(of(task.kind()))
            .setOriginalRequest(Requests.toMessage(task.request()))
            .setDescription(task.description() == null ? "" : task.description())
            .setPriority(task.priority())
            .setDesired(of(record.standing().desired()))
            .setState(of(record.state()))
            .setProgress(progress(record.checkpoint(), record.task()))
            .setEarliestBegin(millis(task.earliestBegin()))
            .setExpectsToSend(task.expectedToSend())
            .setExpectsToReceive(task.expectedToReceive());
    Wait wait = record.waitingFor();
    if (wait != null) {
      message.setWaitingFor(wait.reason().name()).setWaitingUntil(millis(wait.until()));
    }
    TaskResult result = record.result();
    if (result != null && result.response() != null) {
      message.setResponse(of(result.response()));
    }
    return message.build();
  }

  private static TaskKind of(dev.urlsession.daemon.model.TaskKind kind) {
    return switch (kind) {
      case DOWNLOAD -> TaskKind.DOWNLOAD;
      case UPLOAD -> TaskKind.UPLOAD;
    };
  }

  private static Desired of(dev.urlsession.daemon.model.Desired desired) {
    return switch (desired) {
      case RUN -> Desired.RUN;
      case SUSPEND -> Desired.SUSPEND;
      case CANCEL -> Desired.CANCEL;
    };
  }

  private static State of(TaskState state) {
    return switch (state) {
      case NEW -> State.NEW;
      case QUEUED -> State.QUEUED;
      case WAITING -> State.WAITING;
      case RUNNING -> State.RUNNING;
      case VERIFYING -> State.VERIFYING;
      case FINALIZING -> State.FINALIZING;
      case DONE, ACKED -> State.DONE;
    };
  }

  private static Progress progress(Checkpoint checkpoint, NewTask task) {
    return Progress.newBuilder()
        .setBytesReceived(checkpoint.received())
        .setBytesExpectedToReceive(checkpoint.expected())
        .setBytesSent(checkpoint.sent())
        .setBytesExpectedToSend(task.source() == null ? -1 : task.source().size())
        .build();
  }

  /** What is new, in the order it happened. */
  static List<LiveEvent> of(LiveState state) {
    List<LiveEvent> messages = new ArrayList<>();
    LiveEvent.Builder event = LiveEvent.newBuilder().setTask(state.task());
    if (state.resumedAt() >= 0) {
      messages.add(
          event
              .setResumed(
                  Resumed.newBuilder()
                      .setOffset(state.resumedAt())
                      .setExpectedTotal(state.resumedTotal()))
              .build());
    }
    if (state.hasMoved()) {
      messages.add(
          event
              .setProgress(
                  Progress.newBuilder()
                      .setBytesReceived(state.received())
                      .setBytesExpectedToReceive(state.expectedToReceive())
                      .setBytesSent(state.sent())
                      .setBytesExpectedToSend(state.expectedToSend()))
              .build());
    }
    if (state.isWaiting()) {
      messages.add(
          event.setWaitingForConnectivity(WaitingForConnectivity.getDefaultInstance()).build());
    }
    return messages;
  }

  private static long millis(@Nullable Instant instant) {
    return instant == null ? 0 : instant.toEpochMilli();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.TaskResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of an event, with its kind apart from it. */
final class EventCodec {

  static final String FINISHED = "FINISHED";
  private static final String DELAYED_REQUEST = "DELAYED_REQUEST";
  private static final String ATTENTION = "ATTENTION";
  private static final String SESSION_LOST = "SESSION_LOST";

  private EventCodec() {}

  static String kind(EventBody body) {
    if (body instanceof EventBody.DelayedRequest) {
      return DELAYED_REQUEST;
    } else if (body instanceof EventBody.Attention) {
      return ATTENTION;
    } else if (body instanceof EventBody.SessionLost) {
      return SESSION_LOST;
    }
    return FINISHED;
  }

  /** Null where the kind, or the task's result, says it all. */
  static byte @Nullable [] write(EventBody body) {
    if (body instanceof EventBody.DelayedRequest delayed) {
      return new Fields.Writer().put(1, delayed.earliestBegin().toEpochMilli()).bytes();
    } else if (body instanceof EventBody.Attention attention) {
      return ResultCodec.write(attention.why());
    } else if (body instanceof EventBody.SessionLost lost) {
      return new Fields.Writer().put(1, lost.why()).bytes();
    }
    return null;
  }

  static EventBody read(String kind, byte @Nullable [] bytes, @Nullable TaskResult result) {
    if (kind.equals(FINISHED) && result != null) {
      return new EventBody.Finished(result);
    } else if (bytes != null) {
      return switch (kind) {
        case DELAYED_REQUEST ->
            new EventBody.DelayedRequest(Instant.ofEpochMilli(Fields.read(bytes).number(1, 0)));
        case ATTENTION -> new EventBody.Attention(ResultCodec.failure(bytes));
        case SESSION_LOST -> new EventBody.SessionLost(Fields.read(bytes).required(1));
        default -> throw new IllegalArgumentException("A stored event of the kind " + kind);
      };
    }
    throw new IllegalArgumentException("A stored event has no body.");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.loading.Answer;
import dev.urlsession.internal.loading.IdleWatch;
import dev.urlsession.internal.loading.TransactionLog;
import dev.urlsession.internal.response.ContentType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a task that loads into memory does with a body: hand it on, as one or in parts. */
final class MemoryReceptions {

  private MemoryReceptions() {}

  static Reception of(
      Answer answer,
      boolean suspended,
      TaskEventSink sink,
      Loop loop,
      IdleWatch idle,
      TransactionLog log,
      Consumer<@Nullable URLError> ended) {
    if (answer.response() instanceof HTTPURLResponse response) {
      String boundary = ContentType.replacingBoundary(response.value("Content-Type"));
      if (boundary != null) {
        return new PartsReception(
            response, boundary, answer.body(), suspended, sink, loop, idle, log, ended);
      }
    }
    return new DataReception(answer.body(), suspended, sink, loop, idle, log, ended);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import dev.urlsession.internal.loading.IdleWatch;
import dev.urlsession.internal.loading.TransactionLog;
import dev.urlsession.internal.response.MixedReplaceParser;
import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands on a body of parts that replace each other: a response for each, and its data (B-065). One
 * thing at a time, each after the user is through with the one before. Confined to the loop.
 */
final class PartsReception implements Reception, BodyReceiver {

  private final HTTPURLResponse whole;
  private final MixedReplaceParser parser;
  private final BodyFlow flow;
  private final TaskEventSink sink;
  private final Loop loop;
  private final IdleWatch idle;
  private final TransactionLog log;
  private final Consumer<@Nullable URLError> ended;
  private boolean sourceEnded;
  private boolean over;

  PartsReception(
      HTTPURLResponse whole,
      String boundary,
      BodySource body,
      boolean suspended,
      TaskEventSink sink,
      Loop loop,
      IdleWatch idle,
      TransactionLog log,
      Consumer<@Nullable URLError> ended) {
    this.whole = whole;
    this.parser = new MixedReplaceParser(boundary);
    this.flow = new BodyFlow(body, suspended);
    this.sink = sink;
    this.loop = loop;
    this.idle = idle;
    this.log = log;
    this.ended = ended;
  }

  @Override
  public void start() {
    flow.start(this);
  }

  @Override
  public void received(Chunk chunk) {
    try {
      parser.feed(chunk.buffer());
    } finally {
      chunk.release();
    }
    advance();
  }

  @Override
  public void ended() {
    sourceEnded = true;
    advance();
  }

  @Override
  public void failed(URLError error) {
    end(error);
  }

  private void advance() {
    if (over) {
      return;
    }
    MixedReplaceParser.Event next;
    try {
      next = parser.next();
      if (next == null && sourceEnded) {
        next = parser.finish();
      }
    } catch (URLError malformed) {
      flow.cancel();
      end(malformed);
      return;
    }
    if (next instanceof MixedReplaceParser.Part part) {
      begin(part);
    } else if (next instanceof MixedReplaceParser.Data data) {
      log.decoded(data.bytes().remaining());
      idle.hold();
      sink.received(data.bytes(), () -> loop.execute(this::consumed));
    } else if (sourceEnded) {
      end(null);
    } else {
      flow.demand();
    }
  }

  private void begin(MixedReplaceParser.Part part) {
    URI url = Objects.requireNonNull(whole.url());
    idle.hold();
    sink.responded(
        new HTTPURLResponse(url, whole.statusCode(), whole.httpVersion(), part.headers()),
        new Reply<>(
            loop,
            verdict -> {
              if (verdict instanceof Verdict.Allow) {
                consumed();
              } else if (!over) {
                // A part cannot become a download: the parts after it would have nowhere to go.
                flow.cancel();
                end(URLError.cancelled(url));
              }
            }));
  }

  private void consumed() {
    if (!over) {
      idle.release();
      advance();
    }
  }

  private void end(@Nullable URLError error) {
    if (!over) {
      over = true;
      ended.accept(error);
    }
  }

  @Override
  public void suspend() {
    flow.suspend();
  }

  @Override
  public void proceed() {
    flow.proceed();
  }

  @Override
  public void abandon(URLError error, boolean keep, Consumer<URLError> settled) {
    over = true;
    flow.cancel();
    settled.accept(error);
  }

  @Override
  public void park(Consumer<Boolean> parked) {
    parked.accept(false);
  }
}

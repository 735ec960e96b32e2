// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import dev.urlsession.testing.AnswerPlan.Reading;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Takes one request in: finds its answer at the head, records it, and says when the answer is due.
 * Event loop only.
 */
final class Intake {

  private final ServerState server;
  private final RequestHead head;
  private final Consumer<AnswerPlan> answerDue;
  private final BodyRecorder body;
  private final AnswerPlan answer;
  private boolean recorded;
  private boolean complete;

  Intake(ServerState server, RequestHead head, Consumer<AnswerPlan> answerDue) {
    this.server = server;
    this.head = head;
    this.answerDue = answerDue;
    this.body = new BodyRecorder(server.limits().maxRecordedBody());
    this.answer = resolveWithoutBody(server.routes().find(head).plan());
  }

  Reading reading() {
    return answer.reading;
  }

  boolean isComplete() {
    return complete;
  }

  /** After this the answer may be due already. */
  void begin() {
    if (answer.reading != Reading.WHOLE) {
      deliver(false);
    }
  }

  void add(ByteBuf data) {
    body.add(data);
  }

  void complete() {
    complete = true;
    if (!recorded) {
      deliver(true);
    }
  }

  /** The connection broke; what came is recorded nevertheless. */
  void abort() {
    if (!recorded) {
      record(false);
    }
  }

  private void deliver(boolean whole) {
    RecordedRequest request = record(whole);
    answerDue.accept(RangeRule.apply(resolve(answer, request), request));
  }

  private RecordedRequest record(boolean whole) {
    recorded = true;
    RecordedRequest request = new RecordedRequest(head, server.ledger().fit(body.finish(whole)));
    server.ledger().add(request);
    return request;
  }

  /** A sequence decides at the head, so that each of its answers may say how much to read. */
  private AnswerPlan resolveWithoutBody(AnswerPlan plan) {
    AnswerPlan found = plan;
    while (found.responder != null && !found.responderNeedsBody) {
      RecordedRequest sofar =
          new RecordedRequest(head, new ReceivedBody(new byte[0], 0, "", false));
      found = ask(found.responder, sofar);
    }
    return found;
  }

  private static AnswerPlan resolve(AnswerPlan plan, RecordedRequest request) {
    AnswerPlan found = plan;
    while (found.responder != null) {
      found = ask(found.responder, request);
    }
    return found;
  }

  private static AnswerPlan ask(AnswerPlan.Responder responder, RecordedRequest request) {
    try {
      return responder.answer(request).plan();
    } catch (RuntimeException | AssertionError e) {
      return Answer.text("The test's function threw " + e).status(500).plan();
    }
  }
}

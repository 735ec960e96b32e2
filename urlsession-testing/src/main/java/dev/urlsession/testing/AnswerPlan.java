// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an {@link Answer} may say, gathered in one place.
 *
 * <p>The fields are written only by {@link Answer}'s methods, on a copy nobody else has seen;
 * afterwards the plan is only read.
 */
final class AnswerPlan {

  /** How the end of the body is told to the client. */
  enum Framing {
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE
  }

  /** How much of the request is read before the answer is sent. */
  enum Reading {
    WHOLE,
    EARLY,
    NEVER
  }

  /** A gate in front of the body's byte number {@code before}. */
  record BodyGate(long before, Gate gate) {}

  /** A 1xx answer that goes in front of the final one. */
  record Informational(int status, List<Header> headers) {}

  /** Makes the answer from the request. */
  interface Responder {
    Answer answer(RecordedRequest request);
  }

  int status = 200;
  @Nullable String statusLine;
  List<Header> headers = List.of();
  List<Informational> informational = List.of();
  Body body = Body.EMPTY;
  Framing framing = Framing.LENGTH;
  boolean ranges;
  Duration delay = Duration.ZERO;
  @Nullable Gate headGate;
  List<BodyGate> bodyGates = List.of();
  int dripSize;
  Duration dripInterval = Duration.ZERO;
  Ending ending = Ending.KEEP;
  long endAfter = Long.MAX_VALUE;
  @Nullable Gate endGate;
  long errorCode;
  Reading reading = Reading.WHOLE;
  @Nullable Responder responder;
  boolean responderNeedsBody;
  byte @Nullable [] raw;

  AnswerPlan() {}

  AnswerPlan(AnswerPlan other) {
    status = other.status;
    statusLine = other.statusLine;
    headers = other.headers;
    informational = other.informational;
    body = other.body;
    framing = other.framing;
    ranges = other.ranges;
    delay = other.delay;
    headGate = other.headGate;
    bodyGates = other.bodyGates;
    dripSize = other.dripSize;
    dripInterval = other.dripInterval;
    ending = other.ending;
    endAfter = other.endAfter;
    endGate = other.endGate;
    errorCode = other.errorCode;
    reading = other.reading;
    responder = other.responder;
    responderNeedsBody = other.responderNeedsBody;
    raw = other.raw;
  }

  boolean hasHeader(String name) {
    return headers.stream().anyMatch(header -> header.isNamed(name));
  }

  @Nullable String header(String name) {
    for (Header header : headers) {
      if (header.isNamed(name)) {
        return header.value();
      }
    }
    return null;
  }

  void setHeader(String name, String value) {
    headers = HeaderLists.with(HeaderLists.without(headers, name), name, value);
  }
}

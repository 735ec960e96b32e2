// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers that depend on which version of the body the client has. */
final class EntityTags {

  private EntityTags() {}

  static Answer changing(Answer answer) {
    AtomicInteger version = new AtomicInteger();
    return perRequest(
        answer, request -> answer.header("ETag", "\"" + version.incrementAndGet() + "\""));
  }

  static Answer revalidating(Answer answer) {
    return perRequest(answer, request -> isCurrent(answer, request) ? notModified(answer) : answer);
  }

  /** Keeps how much of the request is read: that is decided before the answer is made. */
  private static Answer perRequest(Answer answer, Function<RecordedRequest, Answer> choose) {
    if (answer.plan().responder != null) {
      throw new IllegalStateException(
          "Refine the answers inside respond or sequence, not the whole: each has its own version");
    }
    return Answer.of(
        plan -> {
          plan.responder = choose::apply;
          plan.reading = answer.plan().reading;
        });
  }

  private static boolean isCurrent(Answer answer, RecordedRequest request) {
    String tag = answer.plan().header("ETag");
    String date = answer.plan().header("Last-Modified");
    String ifNoneMatch = request.header("If-None-Match").orElse("");
    if (!ifNoneMatch.isEmpty()) {
      return tag != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(tag));
    }
    return date != null && request.header("If-Modified-Since").orElse("").equals(date);
  }

  private static Answer notModified(Answer answer) {
    return answer.status(304).withoutHeader("Content-Type").with(plan -> plan.body = Body.EMPTY);
  }
}

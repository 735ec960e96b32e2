// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import org.jspecify.annotations.Nullable;

/** Decides what part of a body a request gets. Pure: a plan and a request in, a plan out. */
final class RangeRule {

  private record Span(long first, long last) {}

  private RangeRule() {}

  static AnswerPlan apply(AnswerPlan plan, RecordedRequest request) {
    if (!plan.ranges || plan.status != 200) {
      return plan;
    }
    AnswerPlan ranged = new AnswerPlan(plan);
    ranged.setHeader("Accept-Ranges", "bytes");
    String range = request.header("Range").orElse("");
    if (!request.method().equals("GET")
        || !range.matches("bytes=(\\d{1,18}-\\d{0,18}|-\\d{1,18})")
        || !ifRangeHolds(plan, request)) {
      return ranged;
    }
    long length = plan.body.length();
    Span span = span(range.substring("bytes=".length()), length);
    if (span == null) {
      ranged.status = 416;
      ranged.setHeader("Content-Range", "bytes */" + length);
      ranged.body = Body.EMPTY;
    } else if (span.last() >= span.first()) {
      ranged.status = 206;
      ranged.setHeader("Content-Range", "bytes " + span.first() + "-" + span.last() + "/" + length);
      ranged.body = plan.body.part(span.first(), span.last() - span.first() + 1);
    }
    return ranged;
  }

  /** Null when no byte of the range is there; a span that ends before it begins is no range. */
  private static @Nullable Span span(String range, long length) {
    int dash = range.indexOf('-');
    String last = range.substring(dash + 1);
    if (dash == 0) {
      long count = Math.min(Long.parseLong(last), length);
      return count == 0 ? null : new Span(length - count, length - 1);
    }
    long first = Long.parseLong(range.substring(0, dash));
    if (first >= length) {
      return null;
    }
    return new Span(
        first, last.isEmpty() ? length - 1 : Math.min(Long.parseLong(last), length - 1));
  }

  private static boolean ifRangeHolds(AnswerPlan plan, RecordedRequest request) {
    String condition = request.header("If-Range").orElse("");
    if (condition.isEmpty()) {
      return true;
    }
    String wanted = condition.startsWith("\"") ? "ETag" : "Last-Modified";
    // A weak tag never holds: it starts with W/, and is compared with the date.
    return condition.equals(plan.header(wanted));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskMetrics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a delegate was told about one task, in order. */
final class Told {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

  private final List<String> events = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private URLResponse response;
  private URLError error;
  private URLSessionTaskMetrics metrics;
  private int ends;

  synchronized void add(String event) {
    events.add(event);
    notifyAll();
  }

  synchronized void response(URLResponse value) {
    response = value;
    int status = value instanceof HTTPURLResponse http ? http.statusCode() : 0;
    add("response " + status);
  }

  synchronized void data(byte[] bytes) {
    body.writeBytes(bytes);
    if (!last().equals("data")) {
      add("data");
    }
    notifyAll();
  }

  synchronized void metrics(URLSessionTaskMetrics value) {
    metrics = value;
    add("metrics");
  }

  synchronized void ended(URLError value) {
    error = value;
    ends++;
    add(value == null ? "complete" : "complete " + value.code());
  }

  private String last() {
    return events.isEmpty() ? "" : events.get(events.size() - 1);
  }

  /** All but the metrics, which every task has. */
  synchronized List<String> events() {
    return events.stream().filter(event -> !event.equals("metrics")).toList();
  }

  synchronized byte[] body() {
    return body.toByteArray();
  }

  String text() {
    return new String(body(), StandardCharsets.UTF_8);
  }

  synchronized URLResponse response() {
    return response;
  }

  HTTPURLResponse http() {
    return (HTTPURLResponse) response();
  }

  synchronized URLError error() {
    return error;
  }

  URLError.Code code() {
    URLError failed = error();
    return failed == null ? null : failed.code();
  }

  synchronized URLSessionTaskMetrics metrics() {
    return metrics;
  }

  synchronized int ends() {
    return ends;
  }

  Told await(String event) {
    return until(() -> events.contains(event), event);
  }

  Told awaitBytes(int count) {
    return until(() -> body.size() >= count, count + " bytes");
  }

  Told awaitEnd() {
    return until(() -> ends > 0, "the end");
  }

  private synchronized Told until(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("Waited for " + what + ", heard " + events);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
    return this;
  }
}

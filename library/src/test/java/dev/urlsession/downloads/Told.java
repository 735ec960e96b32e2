// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.URLError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What a delegate was told of one task. */
final class Told {

  static final Duration LONG = Duration.ofSeconds(60);

  record Wrote(long bytes, long total, long expected) {}

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<Wrote> writes = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile byte[] content;
  private volatile Path file;
  private volatile URLError error;
  private volatile String restartReason;

  /** One after the other; data and writes in a row count once. */
  List<String> events() {
    return events;
  }

  List<Wrote> writes() {
    return writes;
  }

  /** The file as it was while the delegate had it. */
  byte[] content() {
    return content;
  }

  /** What the task said of it when it told where it goes on. */
  String restartReason() {
    return restartReason;
  }

  String sha256() {
    return Rig.sha256(content);
  }

  Path file() {
    return file;
  }

  URLError error() {
    return error;
  }

  int errorCode() {
    return error == null ? 0 : error.code().rawValue();
  }

  byte[] resumeData() {
    return error.downloadTaskResumeData();
  }

  Told awaitWritten(long total) {
    await().atMost(LONG).pollInterval(Duration.ofMillis(2)).until(() -> written() >= total);
    return this;
  }

  long written() {
    return writes.isEmpty() ? 0 : writes.get(writes.size() - 1).total();
  }

  Told awaitEnd() {
    try {
      assertThat(ended.await(LONG.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
          .as("the task ended; so far: %s", events)
          .isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    return this;
  }

  /** Whether it ends in this time. */
  boolean endsWithin(Duration time) {
    try {
      return ended.await(time.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  void hear(String event) {
    boolean again = !events.isEmpty() && events.get(events.size() - 1).equals(event);
    if (!again || event.startsWith("finished") || event.startsWith("complete")) {
      events.add(event);
    }
  }

  void resumed(long offset, long total, String reason) {
    restartReason = reason;
    hear("resumed " + offset + " of " + total);
  }

  void wrote(Wrote wrote) {
    writes.add(wrote);
    hear("wrote");
  }

  void finished(Path location) {
    try {
      content = Files.readAllBytes(location);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    file = location;
    hear("finished");
  }

  void completed(URLError with) {
    error = with;
    hear(with == null ? "complete" : "complete " + with.code().rawValue());
    ended.countDown();
  }
}

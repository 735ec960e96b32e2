// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.log;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Writes events as lines. May be used on any thread. */
public final class DaemonLog {

  /** Writes nothing. */
  public static final DaemonLog NONE = new DaemonLog(line -> {}, () -> Instant.EPOCH);

  private final Sink sink;
  private final Supplier<Instant> clock;

  /** Where lines go. Must not block for long, nor fail. */
  public interface Sink {
    void write(String line);
  }

  /** Lines go to the sink. */
  public DaemonLog(Sink sink, Supplier<Instant> clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /** Something that happened as it should. */
  public void info(String event, Map<String, ?> fields) {
    write("info", event, fields);
  }

  /** Something to look at. */
  public void warn(String event, Map<String, ?> fields) {
    write("warn", event, fields);
  }

  /** A failure of the daemon. */
  public void error(String event, Throwable failure) {
    StringBuilder trace = new StringBuilder();
    for (StackTraceElement frame : failure.getStackTrace()) {
      trace.append(frame).append(' ');
    }
    write("error", event, Map.of("failure", failure.toString(), "at", trace));
  }

  private void write(String level, String event, Map<String, ?> fields) {
    sink.write(
        new JsonLine()
            .put("at", clock.get())
            .put("level", level)
            .put("event", event)
            .putAll(fields)
            .end());
  }
}

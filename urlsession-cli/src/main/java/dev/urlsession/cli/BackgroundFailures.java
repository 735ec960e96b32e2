// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.internal.store.ApplicationDirectory;
import dev.urlsession.internal.store.AtomicFile;
import dev.urlsession.internal.store.PercentText;
import dev.urlsession.internal.store.ProcessLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which transfers of background sessions failed. Kept in a file, since it is mostly the command
 * started by the daemon that hears of it, whose output nobody sees. What was told stays until
 * something new is handed over to the session, so that all who wait are told the same.
 */
final class BackgroundFailures {

  private static final String FILE = "background-failures";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Where nobody ever asks, the oldest go. */
  private static final int MOST = 1_000;

  /** What became of a transfer that failed. */
  record Failure(String session, long task, int exitCode, String message, boolean told) {

    Failure asTold() {
      return new Failure(session, task, exitCode, message, true);
    }

    private String line() {
      return String.join(
          "\t",
          PercentText.escape(session),
          String.valueOf(task),
          String.valueOf(exitCode),
          told ? "told" : "new",
          PercentText.escape(message));
    }

    /** Null for a line that somebody damaged. */
    private static @Nullable Failure parse(String line) {
      String[] fields = line.split("\t", -1);
      try {
        return fields.length != 5
            ? null
            : new Failure(
                PercentText.unescape(fields[0]),
                Long.parseLong(fields[1]),
                Integer.parseInt(fields[2]),
                PercentText.unescape(fields[4]),
                fields[3].equals("told"));
      } catch (IllegalArgumentException damaged) {
        return null;
      }
    }
  }

  private interface Change {
    void of(List<Failure> all);
  }

  private final Path directory;

  private BackgroundFailures(Path directory) {
    this.directory = directory;
  }

  /** Those of the application that the command is. */
  static BackgroundFailures ofCommand() throws IOException {
    return new BackgroundFailures(ApplicationDirectory.current().createState());
  }

  /** Notes a failure; once, however often it is heard of. */
  void add(String session, long task, CommandFailure why) throws IOException {
    change(
        all -> {
          all.removeIf(one -> one.session().equals(session) && one.task() == task);
          all.add(new Failure(session, task, why.exitCode(), why.message(), false));
          all.subList(0, Math.max(0, all.size() - MOST)).clear();
        });
  }

  /** Those of the session in the order of its tasks, which are told herewith. */
  List<Failure> tell(String session) throws IOException {
    List<Failure> found = new ArrayList<>();
    change(
        all -> {
          all.stream().filter(one -> one.session().equals(session)).forEach(found::add);
          all.replaceAll(one -> one.session().equals(session) ? one.asTold() : one);
        });
    found.sort(Comparator.comparingLong(Failure::task));
    return found;
  }

  /** Something new begins in the session: what was told is over. */
  void forgetTold(String session) throws IOException {
    change(all -> all.removeIf(one -> one.session().equals(session) && one.told()));
  }

  private void change(Change change) throws IOException {
    Path file = directory.resolve(FILE);
    try (ProcessLock held = ProcessLock.take(directory.resolve(FILE + ".lock"), PATIENCE)) {
      List<Failure> before = read(file);
      List<Failure> after = new ArrayList<>(before);
      change.of(after);
      if (!after.equals(before)) {
        StringBuilder text = new StringBuilder();
        after.forEach(one -> text.append(one.line()).append('\n'));
        AtomicFile.replace(file, text.toString().getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static List<Failure> read(Path file) throws IOException {
    List<Failure> all = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
        Failure failure = Failure.parse(line);
        if (failure != null) {
          all.add(failure);
        }
      }
    }
    return all;
  }
}

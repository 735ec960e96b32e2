// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import static dev.urlsession.daemon.chaos.LedgerLine.Kind.ACCEPTED;
import static dev.urlsession.daemon.chaos.LedgerLine.Kind.ASKED;
import static dev.urlsession.daemon.chaos.LedgerLine.Kind.ENDED;
import static dev.urlsession.daemon.chaos.LedgerLine.Kind.FILE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must be true of all that an application heard, however often it died meanwhile. */
final class LedgerCheck {

  /** The daemon was killed three times in a row while it began the task (L19). */
  private static final String QUARANTINED = "error:UNKNOWN";

  /** What a task ends with at once while the volume is full. */
  private static final String REFUSED = "error:CANNOT_WRITE_TO_FILE";

  private final List<LedgerLine> lines;
  private final MoodyServer server;
  private final ChaosCount count;
  private final List<String> violations = new ArrayList<>();

  LedgerCheck(List<LedgerLine> lines, MoodyServer server, ChaosCount count) {
    this.lines = lines;
    this.server = server;
    this.count = count;
  }

  /** The tasks that were accepted. */
  static Set<Long> accepted(List<LedgerLine> lines) {
    Set<Long> accepted = new TreeSet<>();
    lines.stream()
        .filter(line -> line.kind() == ACCEPTED)
        .forEach(line -> accepted.add(line.task()));
    lines.stream().filter(LedgerCheck::isRefusal).forEach(line -> accepted.remove(line.task()));
    return accepted;
  }

  /** No event of the daemon's; it may be told after the application took the task for accepted. */
  private static boolean isRefusal(LedgerLine line) {
    return line.kind() == ENDED && line.event().equals("-") && line.detail().equals(REFUSED);
  }

  /** Of an application that has settled. */
  List<String> violations() {
    lost();
    repeated();
    contents();
    return violations;
  }

  private void lost() {
    Set<Long> ended = new HashSet<>();
    lines.stream().filter(line -> line.kind() == ENDED).forEach(line -> ended.add(line.task()));
    for (long task : accepted(lines)) {
      count.add("tasks accepted", 1);
      if (!ended.contains(task)) {
        violations.add("task " + task + " was accepted, and its end never told");
      }
    }
  }

  /** One event for a task; each callback once, or marked. */
  private void repeated() {
    Map<Long, String> events = new HashMap<>();
    Map<Long, Long> tasks = new HashMap<>();
    Set<String> told = new HashSet<>();
    for (LedgerLine line : lines) {
      if (line.kind() == ASKED || line.kind() == LedgerLine.Kind.SETTLED) {
        continue;
      }
      Long before = line.number() == 0 ? null : tasks.put(line.number(), line.task());
      if (before != null && before != line.task()) {
        violations.add("wish " + line.number() + " has tasks " + before + " and " + line.task());
      }
      if (line.event().equals("-")) {
        continue;
      }
      String event = events.put(line.task(), line.event());
      if (event != null && !event.equals(line.event())) {
        violations.add("task " + line.task() + " has events " + event + " and " + line.event());
      }
      count.add("callbacks", 1);
      count.add("callbacks marked as redelivered", line.redelivered() ? 1 : 0);
      if (!told.add(line.kind() + line.event())) {
        count.add("callbacks told before", 1);
        if (!line.redelivered()) {
          violations.add("told twice without a mark: " + line.text());
        }
      }
    }
  }

  private void contents() {
    Set<String> files = new HashSet<>();
    for (LedgerLine line : lines) {
      if (line.kind() == FILE) {
        files.add(line.event());
        if (!server.contents(line.number()).contains(line.detail())) {
          violations.add("never had this content: " + line.text());
        }
      } else if (line.kind() == ENDED) {
        ended(line, files);
      }
    }
  }

  private void ended(LedgerLine line, Set<String> files) {
    count.add("ended with " + line.detail(), 1);
    boolean upload = line.number() % 4 == 0 && line.number() > 0;
    if (line.detail().startsWith("error:")) {
      if (!line.event().equals("-") && !line.detail().equals(QUARANTINED)) {
        violations.add("nothing of what happened explains this: " + line.text());
      }
      return;
    }
    if (!upload && !files.contains(line.event())) {
      violations.add("no file came before: " + line.text());
    }
    String sent = MoodyServer.sha256(ChaosApp.uploaded(line.number()));
    if (upload && !server.received(line.number()).equals(sent)) {
      violations.add("the server has not what was uploaded: " + line.text());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.background.protocol.StatusReply;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the daemon is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tells how the daemon is; 7 when there is none.")
final class DaemonStatusCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  DaemonStatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    StatusReply status = BackgroundDaemon.status(BackgroundDaemon.ofNobody());
    if (json) {
      terminal.out().println(Json.of(json(status)));
    } else {
      tell(status);
    }
    return ExitCode.OK;
  }

  private void tell(StatusReply status) {
    PrintStream out = terminal.out();
    out.println("urlsessiond " + status.getVersion() + ", process " + status.getProcessId());
    out.println("since     " + Instant.ofEpochMilli(status.getStartedAt()));
    out.println("memory    " + Amount.bytes(status.getResidentMemory()));
    out.println("state     " + status.getStateDirectory());
    out.println("network   " + status.getNetwork());
    out.println("tasks     " + new TreeMap<>(status.getTasksMap()));
    for (SessionInfo session : status.getSessionsList()) {
      out.println(
          "session   %s/%s: %d tasks, %d events%s"
              .formatted(
                  Terminal.harmless(session.getApplication()),
                  Terminal.harmless(session.getSession()),
                  session.getUnfinishedTasks(),
                  session.getStoredEvents(),
                  session.getAttached() ? ", attached" : ""));
    }
  }

  private static Map<String, Object> json(StatusReply status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pid", status.getProcessId());
    json.put("version", status.getVersion());
    json.put("java", status.getJavaVersion());
    json.put("startedAt", Instant.ofEpochMilli(status.getStartedAt()).toString());
    json.put("state", status.getStateDirectory());
    json.put("stopping", status.getStopping());
    json.put("connections", status.getConnections());
    json.put("network", status.getNetwork());
    json.put("tasks", new TreeMap<>(status.getTasksMap()));
    json.put(
        "memory",
        Map.of(
            "heapUsed", status.getHeapUsed(),
            "heapMaximum", status.getHeapMaximum(),
            "resident", status.getResidentMemory()));
    List<Object> sessions =
        status.getSessionsList().stream().<Object>map(DaemonStatusCommand::json).toList();
    json.put("sessions", sessions);
    return json;
  }

  private static Map<String, Object> json(SessionInfo session) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("application", session.getApplication());
    json.put("session", session.getSession());
    json.put("attached", session.getAttached());
    json.put("tasks", session.getUnfinishedTasks());
    json.put("events", session.getStoredEvents());
    return json;
  }
}

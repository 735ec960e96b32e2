// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.DaemonException;
import dev.urlsession.background.client.Patience;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.protocol.HelloReply;
import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.background.start.DaemonProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Real processes: started as an application starts them, killed as the fates do. */
class ProcessLifeTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private static final TestPlaces HOME = new TestPlaces();

  private final List<ProcessHandle> seen = new ArrayList<>();

  @BeforeAll
  static void make() throws IOException {
    HOME.make();
  }

  @AfterAll
  static void delete() {
    HOME.delete();
  }

  @AfterEach
  void end() {
    for (ProcessHandle process : seen) {
      process.destroyForcibly();
      await().atMost(LONG).until(() -> !process.isAlive());
    }
    HOME.clear();
  }

  private DaemonClient client() {
    return DaemonClient.starting(HOME.places(), TestDaemon.app("a"));
  }

  /** Starts the daemon where there is none. */
  private ProcessHandle process(DaemonClient client) throws Exception {
    HelloReply hello = answer(client.hello());
    ProcessHandle process = ProcessHandle.of(hello.getProcessId()).orElseThrow();
    if (!seen.contains(process)) {
      seen.add(process);
    }
    return process;
  }

  private void gone(ProcessHandle process) {
    await().atMost(LONG).until(() -> !process.isAlive());
  }

  @Test
  @DisplayName("L14: the daemon is in no session and no group of ours, and its parent is not us")
  void detached() throws Exception {
    ProcessHandle daemon = process(client());
    assertThat(daemon.parent().map(ProcessHandle::pid))
        .isNotEqualTo(Optional.of(ProcessHandle.current().pid()));
    String[] stat = fields(daemon.pid());
    String[] ours = fields(ProcessHandle.current().pid());
    assertThat(stat[2]).as("group").isNotEqualTo(ours[2]);
    assertThat(stat[3]).as("session").isNotEqualTo(ours[3]);
    assertThat(stat[4]).as("terminal").isEqualTo("0");
  }

  /** State, parent, group, session, terminal … after the name. */
  private static String[] fields(long process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }

  @Test
  @DisplayName("L16: the daemon's environment has nothing of ours but what is on the list")
  void environment() throws Exception {
    ProcessHandle daemon = process(client());
    String environment = Files.readString(Path.of("/proc/" + daemon.pid() + "/environ"));
    assertThat(environment.split("\0"))
        .allMatch(
            variable ->
                variable.matches(
                    "(?s)(HOME|USER|LOGNAME|LANG|LC_ALL|LC_CTYPE|TZ|TMPDIR|PATH|PWD|SHLVL|_|XDG_.*"
                        + "|DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY|URLSESSION_HOME"
                        + "|MALLOC_ARENA_MAX)=.*"),
            "is on the list");
    assertThat(daemon.info().commandLine().orElse("")).contains("-Xmx128m");
  }

  @Test
  @DisplayName("it runs from its own copy of its program, below the state directory")
  void ownCopy() throws Exception {
    ProcessHandle daemon = process(client());
    String[] arguments = daemon.info().arguments().orElseThrow();
    int option = List.of(arguments).indexOf("-cp");
    assertThat(arguments[option + 1].split(":"))
        .allMatch(entry -> entry.startsWith(HOME.places().programs().toString()));
  }

  @Test
  @DisplayName("L01, P05: after kill -9 the next client starts another one, and all is there")
  void killed() throws Exception {
    HeardSession heard = new HeardSession();
    DaemonClient client = client();
    SessionChannel channel = answer(client.attach(Asks.open("s"), heard));
    ProcessHandle first = process(client);
    answer(channel.enqueue(List.of(Asks.suspended(1))));
    first.destroyForcibly();
    gone(first);

    next(heard.attached);
    next(heard.listed);
    assertThat(next(heard.attached).getLastTaskIdentifier()).isEqualTo(1);
    assertThat(heard.interrupted).isNotEmpty();
    next(heard.listed);
    assertThat(heard.tasks).extracting(TaskInfo::getIdentifier).contains(1L);
    ProcessHandle second = process(client);
    assertThat(second.pid()).isNotEqualTo(first.pid());
    answer(channel.enqueue(List.of(Asks.suspended(2))));
    answer(channel.detach());
  }

  @Test
  @DisplayName("L02: many first clients at once have one daemon")
  void together() throws Exception {
    List<CompletableFuture<HelloReply>> hellos = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      hellos.add(client().hello());
    }
    List<Long> processes = new ArrayList<>();
    for (CompletableFuture<HelloReply> hello : hellos) {
      processes.add(answer(hello).getProcessId());
    }
    process(client());
    assertThat(processes).containsOnly(seen.get(0).pid());
  }

  @Test
  @DisplayName("P23: SIGTERM ends it in order: nothing is left but what is stored")
  void terminated() throws Exception {
    ProcessHandle daemon = process(client());
    daemon.destroy();
    gone(daemon);
    assertThat(HOME.places().instanceFile()).doesNotExist();
    assertThat(HOME.places().tokenFile()).doesNotExist();
    assertThat(HOME.places().socket()).doesNotExist();
    assertThat(Files.readString(HOME.places().log())).contains("\"event\":\"daemon.ended\"");
  }

  @Test
  @DisplayName("stop ends it; a client that starts none finds none")
  void stopped() throws Exception {
    DaemonClient client = client();
    ProcessHandle daemon = process(client);
    answer(
        client.<StopReply>call(
            (stub, reply) -> stub.stop(StopRequest.getDefaultInstance(), reply)));
    gone(daemon);
    assertThatThrownBy(
            () -> answer(DaemonClient.existing(HOME.places(), TestDaemon.app("a")).hello()))
        .isInstanceOfSatisfying(
            DaemonException.class,
            none -> assertThat(none.problem()).isEqualTo(DaemonException.Problem.NO_DAEMON));
  }

  @Test
  @DisplayName("L18: a daemon that cannot start is reported with what it wrote")
  void cannotStart() throws Exception {
    ProcessHandle daemon = process(client());
    daemon.destroy();
    gone(daemon);
    Files.delete(HOME.places().cache());
    Files.writeString(HOME.places().cache(), "in the way");
    assertThatThrownBy(() -> answer(client().hello()))
        .isInstanceOf(DaemonException.class)
        .hasMessageContaining("cannot start. The last lines in")
        .hasMessageContaining(DaemonProcess.CANNOT_START)
        .hasMessageContaining("is a link or no directory");
  }

  @Test
  @DisplayName("L02: one that found the lock held by one that was leaving is started once more")
  void lockStillHeld() throws Exception {
    ProcessHandle before = process(client());
    before.destroy();
    gone(before);
    long output = Files.size(HOME.places().output());
    DaemonLock leaving = DaemonLock.take(HOME.places().daemonLock()).orElseThrow();
    CompletableFuture<HelloReply> hello = patient().hello();
    await().atMost(LONG).until(() -> saidSince(output).contains(DaemonProcess.NOT_NEEDED));
    assertThat(hello).isNotDone();
    leaving.close();
    seen.add(ProcessHandle.of(answer(hello).getProcessId()).orElseThrow());
  }

  /** However busy the machine is. */
  private static DaemonClient patient() {
    return DaemonClient.starting(
        HOME.places(), TestDaemon.app("a"), new Patience(LONG, LONG, LONG.multipliedBy(2)));
  }

  private static String saidSince(long length) throws IOException {
    return Files.readString(HOME.places().output()).substring((int) length);
  }

  @Test
  @DisplayName(
      "P10: a daemon that does not answer is reported soon, and is the same when it does again")
  void hangs() throws Exception {
    ProcessHandle daemon = process(client());
    signal("-STOP", daemon);
    assertThatThrownBy(() -> answer(impatient().hello()))
        .isInstanceOfSatisfying(
            DaemonException.class,
            none -> assertThat(none.problem()).isEqualTo(DaemonException.Problem.NO_DAEMON))
        .hasMessageContaining("process " + daemon.pid() + ", does not answer");
    signal("-CONT", daemon);

    assertThat(process(client())).isEqualTo(daemon);
  }

  /** Of a daemon that hangs; one that works answers in time. */
  private DaemonClient impatient() {
    return DaemonClient.starting(
        HOME.places(),
        TestDaemon.app("a"),
        new Patience(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(1)));
  }

  private static void signal(String which, ProcessHandle process) throws Exception {
    String number = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", which, number).start().waitFor()).isZero();
  }

  @Test
  @DisplayName("L06: whoever else opens the lock file and closes it does not set the lock free")
  void lockTouched() throws Exception {
    ProcessHandle daemon = process(client());
    Files.writeString(HOME.places().daemonLock(), "touched");
    try (FileChannel file =
        FileChannel.open(HOME.places().daemonLock(), StandardOpenOption.WRITE)) {
      assertThat(file.tryLock()).isNull();
    }
    assertThat(process(client())).isEqualTo(daemon);
  }

  @Test
  @DisplayName("the instance file tells the process together with its start (L04)")
  void instance() throws Exception {
    ProcessHandle daemon = process(client());
    InstanceFile instance = InstanceFile.read(HOME.places()).orElseThrow();
    assertThat(instance.processId()).isEqualTo(daemon.pid());
    assertThat(instance.started()).isEqualTo(daemon.info().startInstant().orElseThrow());
  }
}

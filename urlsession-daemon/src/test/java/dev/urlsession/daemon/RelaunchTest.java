// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.AppInfo;
import dev.urlsession.background.protocol.AppsReply;
import dev.urlsession.background.protocol.AppsRequest;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.LaunchCommand;
import dev.urlsession.background.protocol.LaunchInfo;
import dev.urlsession.background.protocol.LaunchesReply;
import dev.urlsession.background.protocol.LaunchesRequest;
import dev.urlsession.background.protocol.ManageAppReply;
import dev.urlsession.background.protocol.ManageAppRequest;
import dev.urlsession.background.protocol.Open;
import dev.urlsession.background.protocol.RegisterRequest;
import dev.urlsession.background.protocol.RegisterRequest.Mode;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that is gone is started for its events: the whole way, with a real process. */
class RelaunchTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  /** Writes its environment and stays until it is told to end, or the test is over. */
  private void register(DaemonClient client, Path folder) throws Exception {
    String script =
        "env > \"$0/env.new\"; mv \"$0/env.new\" \"$0/env\";"
            + " n=0; while [ -e \"$0/env\" ] && [ ! -e \"$0/end\" ] && [ $n -lt 600 ]; do sleep 0.1; n=$((n+1)); done";
    answer(
        client.register(
            RegisterRequest.newBuilder()
                .setMode(Mode.LAUNCH)
                .setCommand(
                    LaunchCommand.newBuilder()
                        .setExecutable("/bin/sh")
                        .addAllArguments(List.of("-c", script, folder.toString()))
                        .setWorkingDirectory(folder.toString()))
                .build()));
  }

  private static void leaveAnEvent(DaemonClient client) throws Exception {
    HeardSession heard = new HeardSession();
    Open open = Asks.open("s");
    SessionChannel channel =
        answer(
            client.attach(
                open.toBuilder()
                    .setSettings(open.getSettings().toBuilder().setSendsLaunchEvents(true))
                    .build(),
                heard));
    answer(channel.enqueue(List.of(Asks.suspended(1))));
    answer(channel.command(CommandRequest.newBuilder().addTasks(1).setCancel(true)));
    next(heard.events);
    answer(channel.detach());
  }

  /** What an application was started with. */
  private String nonce() throws Exception {
    Path seen = daemon.folder().resolve("env");
    await().atMost(LONG).until(() -> Files.exists(seen));
    Properties environment = new Properties();
    try (var lines = Files.newBufferedReader(seen)) {
      environment.load(lines);
    }
    assertThat(environment).containsEntry("URLSESSION_LAUNCH_SESSION", "s");
    return environment.getProperty("URLSESSION_LAUNCH_NONCE");
  }

  private static String outcome(DaemonClient client) throws Exception {
    LaunchesReply reply =
        answer(
            client.call(
                (stub, answer) -> stub.launches(LaunchesRequest.getDefaultInstance(), answer)));
    return reply.getLaunchesList().stream().map(LaunchInfo::getOutcome).findFirst().orElse("");
  }

  private static AppInfo app(DaemonClient client) throws Exception {
    AppsReply reply =
        answer(client.call((stub, answer) -> stub.apps(AppsRequest.getDefaultInstance(), answer)));
    return reply.getApps(0);
  }

  /** What a task waits for that the application makes now. */
  private static String waitsFor(SessionChannel channel, DaemonClient client) throws Exception {
    answer(channel.enqueue(List.of(Asks.download(9, "http://127.0.0.1:1/file", Desired.RUN))));
    return answer(client.tasks("s")).stream()
        .filter(task -> task.getIdentifier() == 9)
        .findFirst()
        .orElseThrow()
        .getWaitingFor();
  }

  @Test
  @DisplayName(
      "B-272, E10: the application is started, attaches with its number, has its events, is done")
  void relaunched() throws Exception {
    DaemonClient client = daemon.client("a");
    register(client, daemon.folder());
    leaveAnEvent(client);

    HeardSession heard = new HeardSession();
    SessionChannel channel =
        answer(client.attach(Asks.open("s").toBuilder().setLaunchNonce(nonce()).build(), heard));
    assertThat(next(heard.attached).getLaunched()).isTrue();
    assertThat(outcome(client)).isEqualTo("attached");
    channel.acknowledge(next(heard.events).getSequence());
    next(heard.finished);
    assertThat(waitsFor(channel, client)).as("E10").isEqualTo("LAUNCH_DELAY");
    channel.launchDone();

    await().atMost(LONG).until(() -> outcome(client).equals("done"));
    assertThat(app(client).getFailures()).isZero();
    answer(channel.detach());
    Files.createFile(daemon.folder().resolve("end"));
  }

  @Test
  @DisplayName("E05: one that ends without its events has failed, which the user sees and forgives")
  void failed() throws Exception {
    DaemonClient client = daemon.client("a");
    Files.createFile(daemon.folder().resolve("end"));
    register(client, daemon.folder());
    leaveAnEvent(client);

    await().atMost(LONG).until(() -> outcome(client).startsWith("ended with 0"));
    await().atMost(LONG).until(() -> app(client).getFailures() == 1);
    assertThat(app(client).getMode()).isEqualTo(Mode.LAUNCH);
    answer(
        client.<ManageAppReply>call(
            (stub, answer) ->
                stub.manageApp(
                    ManageAppRequest.newBuilder().setApplication("a").setUnpark(true).build(),
                    answer)));
    assertThat(app(client).getFailures()).isZero();
    answer(
        client.<ManageAppReply>call(
            (stub, answer) ->
                stub.manageApp(
                    ManageAppRequest.newBuilder().setApplication("a").setForget(true).build(),
                    answer)));
    assertThat(app(client).getMode()).isEqualTo(Mode.ATTACH_ONLY);
    assertThat(answer(client.tasks("s"))).isEmpty();
  }

  @Test
  @DisplayName("E17, B-171, B-264: the application is started to answer, and is done after that")
  void challenged() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route(
          "/f",
          Answer.respond(
              request ->
                  request.header("Authorization").isPresent()
                      ? Answer.text("inside")
                      : Answer.empty(401).header("WWW-Authenticate", "Basic realm=\"r\"")));
      DaemonClient client = daemon.client("a");
      register(client, daemon.folder());
      Open open = Asks.open("s");
      Open hearing =
          open.toBuilder()
              .setSettings(
                  open.getSettings().toBuilder()
                      .setSendsLaunchEvents(true)
                      .setHearsChallenges(true))
              .build();
      SessionChannel first = answer(client.attach(hearing, new HeardSession()));
      String url = server.uri("/f").toString();
      answer(first.enqueue(List.of(Asks.download(1, url, Desired.SUSPEND))));
      answer(first.detach());
      Asks.resume(client, "s", 1);

      HeardSession heard = new HeardSession();
      SessionChannel channel =
          answer(client.attach(hearing.toBuilder().setLaunchNonce(nonce()).build(), heard));
      assertThat(next(heard.attached).getLaunched()).isTrue();
      StoredEvent attention = next(heard.events);
      assertThat(attention.hasAttention()).isTrue();
      channel.acknowledge(attention.getSequence());
      Challenge challenge = next(heard.challenges);
      assertThat(heard.finished).as("before it is answered").isEmpty();
      channel.answer(Asks.using(challenge, "p"));
      StoredEvent end = next(heard.events);
      assertThat(end.getFinished().getResponse().getStatus()).isEqualTo(200);
      channel.acknowledge(end.getSequence());
      next(heard.finished);
      channel.launchDone();

      await().atMost(LONG).until(() -> outcome(client).equals("done"));
      answer(channel.detach());
      Files.createFile(daemon.folder().resolve("end"));
    }
  }
}

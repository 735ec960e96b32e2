// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.LaunchCommand;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.RegisterRequest;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogLinesTest {

  private static final String FORGED =
      "\n{\"at\":\"now\",\"event\":\"forged\"}\r\n\u2028\u0085\u001b[2J";

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  @Test
  @DisplayName("S18: nothing that an application or a server names makes a line of the log")
  void forged() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.fallback(Answer.redirect(302, "/there?%0a{\"event\":\"forged\"}"));
      server.route("/there", Answer.text(FORGED).header("X-Named", "{\"event\":\"forged\"}"));
      DaemonClient client = daemon.client("a" + FORGED);
      assertThatThrownBy(() -> answer(client.register(launch()))).isNotNull();
      HeardSession heard = new HeardSession();
      SessionChannel channel = answer(client.attach(Asks.open("s" + FORGED), heard));
      answer(channel.enqueue(List.of(task(1, server.uri("/a%0aforged").toString()))));
      assertThat(next(heard.events).getFinished().getResponse().getStatus()).isEqualTo(200);
      answer(
          channel.enqueue(
              List.of(task(2, "http://127.0.0.1:1/%0a%7B%22event%22:%22forged%22%7D"))));
      answer(channel.command(CommandRequest.newBuilder().addTasks(2).setCancel(true)));
      answer(channel.detach());
    }
    daemon.stop();
    List<String> lines = Files.readAllLines(daemon.places().log());
    daemon.start();

    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line).startsWith("{\"at\":\"20").endsWith("}").doesNotContain("\u001b"))
        .noneMatch(line -> line.contains("\"event\":\"forged\""));
  }

  private static RegisterRequest launch() {
    return RegisterRequest.newBuilder()
        .setMode(RegisterRequest.Mode.LAUNCH)
        .setCommand(LaunchCommand.newBuilder().setExecutable(FORGED))
        .build();
  }

  private static NewTask task(long identifier, String url) {
    NewTask task = Asks.download(identifier, url, Desired.RUN);
    return task.toBuilder().setDescription(FORGED).build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UploadFaultTest {

  @AutoClose private final EngineRig rig = new EngineRig();
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.write(rig.home.resolve("upload"), new byte[LENGTH]);
  }

  @Test
  @DisplayName("an upload is sent from its file; the answer and its body wait for the application")
  void complete() throws IOException {
    rig.server.route("/u", Answer.text("thanks").status(201));
    TaskResult result = rig.awaitEnd(rig.upload("PUT", "/u", file));

    assertThat(result.failure()).isNull();
    assertThat(result.response().statusCode()).isEqualTo(201);
    assertThat(result.file()).hasContent("thanks");
    assertThat(result.sent()).isEqualTo(LENGTH);
    assertThat(rig.server.requests().get(0).bodyLength()).isEqualTo(LENGTH);
    assertThat(rig.server.requests().get(0).bodySha256()).isEqualTo(EngineRig.sha256(file));
  }

  @Test
  @DisplayName("an upload that is answered without a body has no file")
  void noBody() throws IOException {
    rig.server.route("/u", Answer.empty(204));
    TaskResult result = rig.awaitEnd(rig.upload("POST", "/u", file));

    assertThat(result.response().statusCode()).isEqualTo(204);
    assertThat(result.file()).isNull();
  }

  @Test
  @DisplayName("N27: a file that is gone or changed fails the upload, and says why")
  void changed() throws IOException {
    rig.server.route("/u", Answer.empty(204));
    rig.server.refuseConnections();
    long gone = rig.upload("PUT", "/u", file);
    rig.awaitWaiting(gone, WaitReason.BACKOFF);
    Files.write(file, new byte[LENGTH + 1]);
    rig.server.acceptConnections();
    TaskResult result = rig.awaitEnd(gone);

    assertThat(result.failure().message()).contains("must not be changed");
    assertThat(rig.server.requestCount()).isZero();
  }

  @Test
  @DisplayName("N28: a PUT whose answer was lost is sent again")
  void lostPut() throws IOException {
    rig.server.route("/u", Answer.sequence(Answer.disconnect(), Answer.empty(204)));

    assertThat(rig.awaitEnd(rig.upload("PUT", "/u", file)).response().statusCode()).isEqualTo(204);
    assertThat(rig.server.requestCount()).isEqualTo(2);
  }

  @Test
  @DisplayName("N28: a POST whose answer was lost is not sent again, but for one with a key")
  void lostPost() throws IOException {
    rig.server.route("/u", Answer.sequence(Answer.disconnect(), Answer.empty(204)));
    TaskResult lost = rig.awaitEnd(rig.upload("POST", "/u", file));
    assertThat(lost.failure().code()).isEqualTo(-1005);
    assertThat(rig.server.requestCount()).isEqualTo(1);
    rig.server.route("/k", Answer.sequence(Answer.disconnect(), Answer.empty(204)));
    TaskResult keyed = rig.awaitEnd(rig.upload("POST", "/k", file, "Idempotency-Key", "\"7\""));

    assertThat(keyed.response().statusCode()).isEqualTo(204);
  }

  @Test
  @DisplayName("N28: a POST that never left is sent when there is a connection")
  void unsentPost() throws IOException {
    rig.server.route("/u", Answer.empty(204));
    rig.server.refuseConnections();
    long task = rig.upload("POST", "/u", file);
    rig.awaitWaiting(task, WaitReason.BACKOFF);
    rig.server.acceptConnections();

    assertThat(rig.awaitEnd(task).response().statusCode()).isEqualTo(204);
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("N28: a POST that was under way when the daemon died is not sent twice")
  void postAndCrash() throws IOException {
    rig.server.route("/u", Answer.sequence(Answer.empty(204).gate(new Gate()), Answer.empty(204)));
    long task = rig.upload("POST", "/u", file);
    rig.server.awaitRequests(1, EngineRig.LONG);
    rig.restart();
    TaskResult result = rig.awaitEnd(task);

    assertThat(result.failure().code()).isEqualTo(-1005);
    assertThat(result.failure().message()).contains("Idempotency-Key");
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("an upload that is suspended begins anew when it is resumed")
  void suspended() throws IOException {
    rig.server.route("/u", Answer.sequence(Answer.empty(204).gate(new Gate()), Answer.empty(204)));
    long task = rig.upload("PUT", "/u", file);
    rig.server.awaitRequests(1, EngineRig.LONG);
    rig.want(task, Desired.SUSPEND);
    rig.server.awaitOpenConnections(0, Duration.ofSeconds(60));
    rig.want(task, Desired.RUN);

    assertThat(rig.awaitEnd(task).response().statusCode()).isEqualTo(204);
  }

  @Test
  @DisplayName("S14: an answer to an upload that never ends is cut off and leaves nothing")
  void endless() throws IOException {
    rig.server.route("/u", Answer.generated(1L << 40, 3).chunked());
    TaskResult result = rig.awaitEnd(rig.upload("PUT", "/u", file));

    assertThat(result.failure().code()).isEqualTo(-1103);
    rig.awaitCached();
  }
}

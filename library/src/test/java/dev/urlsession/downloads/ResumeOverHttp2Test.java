// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResumeOverHttp2Test {

  private final LoopbackServer server = LoopbackServer.tls();

  @AutoClose
  private final Rig rig =
      new Rig(server, configuration -> configuration.trustManager(server.trustManager()));

  @Test
  @DisplayName("B-116, B-117, B-118: a stream reset in HTTP/2 gives resume data, and it goes on")
  void stream() {
    Gate gate = new Gate();
    rig.server.route(
        "/",
        Answer.sequence(resource().gateAfter(CUT, gate).resetStreamAfter(CUT + 1, 2), resource()));
    Told first = rig.download("/").awaitWritten(CUT);
    gate.open();
    Told told = rig.resume(first.awaitEnd().resumeData()).awaitEnd();

    RecordedRequest request = rig.server.requests().get(1);
    assertThat(request.protocol()).isEqualTo("HTTP/2.0");
    assertThat(request.header("Range").orElse("")).startsWith("bytes=10000");
    assertThat(told.events().get(0)).matches("resumed 10000[01] of " + LENGTH);
    assertThat(told.sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-116, B-126: cancelling one stream leaves the connection to the others")
  void cancelled() {
    rig.server.route("/", stopping());
    rig.server.route("/other", Answer.text("other"));
    URLSessionDownloadTask task = rig.session.downloadTask(rig.server.uri("/"));
    rig.start(task).awaitWritten(CUT);
    task.cancel();
    rig.telling.of(task).awaitEnd();

    assertThat(rig.download("/other").awaitEnd().content()).asString().isEqualTo("other");
    assertThat(rig.server.connections()).isEqualTo(1);
  }
}

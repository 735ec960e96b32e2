// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class Http2BuffersTest {

  @RegisterExtension final LeakCheck leaks = LeakCheck.create().buffers();

  private final LoopbackServer server = LoopbackServer.builder().http2(true).build();
  private final Http2FrameLog client = new Http2FrameLog(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  @DisplayName("what a stream with stopReading has not read is released with the connection")
  void stopReading() throws Exception {
    server.route("/", Answer.text("no").status(413).stopReading());
    server.route("/other", Answer.empty(204));

    Channel upload = client.post("/");
    assertThat(client.next()).isEqualTo("HEADERS 413");
    assertThat(client.next()).isEqualTo("DATA no end");
    client.data(upload, 100, false);
    client.get("/other");
    // Answered behind the data, so these have come.
    assertThat(client.next()).isEqualTo("HEADERS 204 end");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodingsLoadedTest {

  private static final String FILES =
      "[ZstdNativePath on urlsession-files, brotli4j.library.path on urlsession-files]";

  @ParameterizedTest(name = "a download of {0} first")
  @ValueSource(strings = {"/plain", "/br"})
  @DisplayName("B-067: what br and zstd need is loaded once needed, not on the loop, and in turn")
  void loaded(String last) throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/plain", Answer.text("plain"));
      server.route("/gzip", Answer.text("gzip").gzip());
      server.route("/br", Answer.text("br").brotli());
      try (Child program = Child.start(List.of(), CodingsLoaded.class, server.uri(""), last)) {
        assertThat(program.heard()).isEqualTo("plain");
        assertThat(program.heard()).as("what a file without a coding needs").isEqualTo("[]");
        assertThat(program.heard()).isEqualTo("gzip");
        assertThat(program.heard()).as("what gzip needs").isEqualTo("[]");
        assertThat(program.heard()).isEqualTo(last.substring(1));
        assertThat(program.heard()).isEqualTo(last.equals("/br") ? FILES : "[]");
        for (int i = 0; i < 20; i++) {
          assertThat(program.heard()).isEqualTo("br");
        }
        assertThat(program.heard()).isEqualTo(FILES);
      }
      assertThat(server.requests().stream().skip(3).map(RecordedRequest::target))
          .as("in the order they were asked for")
          .containsExactlyElementsOf(
              IntStream.range(0, 20).mapToObj(number -> "/br?" + number).toList());
      assertThat(server.requests().get(3).header("Accept-Encoding"))
          .contains("gzip, deflate, br, zstd");
    }
  }
}

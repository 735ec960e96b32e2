// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {

  private static final String DATE = "Sun, 01 Nov 2026 00:00:00 GMT";

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @BeforeEach
  void route() {
    Answer answer = Answer.text("0123456789").header("ETag", "\"a\"").header("Last-Modified", DATE);
    server.route("/on", answer.ranges()).route("/off", answer);
  }

  @ParameterizedTest
  @DisplayName("A single range gets 206 with that part")
  @CsvSource({
    "bytes=0-0, 0, bytes 0-0/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=2-4, 234, bytes 2-4/10",
    "bytes=8-99, 89, bytes 8-9/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=-99, 0123456789, bytes 0-9/10",
  })
  void part(String range, String body, String contentRange) throws Exception {
    HttpResponse<byte[]> response = Client.get(server, "/on", "Range", range);

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).asString().isEqualTo(body);
    assertThat(response.headers().firstValue("content-range")).contains(contentRange);
  }

  @ParameterizedTest
  @DisplayName("No range, several, a nonsensical one: the whole body")
  @CsvSource(
      delimiter = '|',
      value = {"bytes=0-1,3-4", "bytes=4-2", "bytes=a-b", "lines=1-2", "bytes=-"})
  void whole(String range) throws Exception {
    HttpResponse<byte[]> response = Client.get(server, "/on", "Range", range);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).hasSize(10);
    assertThat(response.headers().firstValue("accept-ranges")).contains("bytes");
  }

  @ParameterizedTest
  @DisplayName("A range with no byte in the body gets 416 with the length")
  @CsvSource({"bytes=10-", "bytes=99-100", "bytes=-0"})
  void unsatisfiable(String range) throws Exception {
    HttpResponse<byte[]> response = Client.get(server, "/on", "Range", range);

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("content-range")).contains("bytes */10");
  }

  @ParameterizedTest
  @DisplayName("If-Range holds for the same strong tag or date only")
  @CsvSource(
      delimiter = '|',
      value = {"\"a\"|206", "\"b\"|200", "W/\"a\"|200", DATE + "|206", "yesterday|200"})
  void ifRange(String condition, int status) throws Exception {
    HttpResponse<byte[]> response =
        Client.get(server, "/on", "Range", "bytes=1-", "If-Range", condition);

    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  @DisplayName("Without ranges() every range gets the whole body")
  void off() throws Exception {
    HttpResponse<byte[]> response = Client.get(server, "/off", "Range", "bytes=1-2");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("accept-ranges")).isEmpty();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadersTest {

  private static final URI URL = URI.create("http://example.com/a?s3cret");

  @Test
  @DisplayName("B-379: the map spells standard names as usual, others as they came")
  void spelling() {
    HTTPURLResponse response =
        response("content-TYPE", "a/b", "etag", "x", "www-authenticate", "Basic", "x-OWN", "1");

    assertThat(response.allHeaderFields().keySet())
        .containsExactlyInAnyOrder("Content-Type", "ETag", "WWW-Authenticate", "x-OWN");
    assertThat(response.headers().entries().get(0).getKey()).isEqualTo("content-TYPE");
  }

  @Test
  @DisplayName("B-379: names are found in any case")
  void lookup() {
    HTTPURLResponse response = response("X-Own", "1");

    assertThat(response.value("x-own")).isEqualTo("1");
    assertThat(response.allHeaderFields().get("X-OWN")).isEqualTo("1");
    assertThat(response.value("X-Other")).isNull();
  }

  @Test
  @DisplayName("B-379: repeated fields are joined in the map and apart in the headers")
  void repeated() {
    HTTPURLResponse response = response("set-cookie", "a=1", "Set-Cookie", "b=2");

    assertThat(response.allHeaderFields().get("Set-Cookie")).isEqualTo("a=1, b=2");
    assertThat(response.headers().values("Set-Cookie")).containsExactly("a=1", "b=2");
  }

  @ParameterizedTest
  @CsvSource({
    "Text/HTML; charset=UTF-8, text/html, utf-8",
    "text/html;charset=\"ISO-8859-1\", text/html, iso-8859-1",
    "text/html; a=b; CHARSET = Big5 , text/html, big5",
    "IMAGE/PNG, image/png,",
    "text/plain; charset=, text/plain,",
    "nonsense,,",
    "'',,"
  })
  @DisplayName("B-378: type and charset of the headers are put in lower case")
  void type(String header, String mimeType, String charset) {
    HTTPURLResponse response = response("Content-Type", header);

    assertThat(response.mimeType()).isEqualTo(mimeType);
    assertThat(response.textEncodingName()).isEqualTo(charset);
  }

  @Test
  @DisplayName("B-378: the last of several types counts")
  void types() {
    assertThat(response("Content-Type", "a/b", "Content-Type", "c/d").mimeType()).isEqualTo("c/d");
  }

  @Test
  @DisplayName("B-378: type and charset that are passed in stay as they are")
  void verbatim() {
    URLResponse response = new URLResponse(URL, "Text/HTML", 7, "UTF-8");

    assertThat(response.mimeType()).isEqualTo("Text/HTML");
    assertThat(response.textEncodingName()).isEqualTo("UTF-8");
    assertThat(response.expectedContentLength()).isEqualTo(7);
  }

  @Test
  @DisplayName("B-376: the length is the one sent, with content codings too")
  void length() {
    HTTPURLResponse response = response("Content-Length", "997", "Content-Encoding", "gzip");

    assertThat(response.expectedContentLength()).isEqualTo(997);
  }

  @ParameterizedTest
  @CsvSource({
    "'5, 5', 5",
    "0, 0",
    "'5, 6', -1",
    "-5, -1",
    "+5, -1",
    "5 bytes, -1",
    "\u0665, -1",
    "99999999999999999999, -1",
    "'', -1"
  })
  @DisplayName("B-376: only a number that is the same throughout is a length")
  void oddLength(String header, long length) {
    assertThat(response("Content-Length", header).expectedContentLength()).isEqualTo(length);
  }

  @Test
  @DisplayName("B-376: without a Content-Length the length is unknown")
  void noLength() {
    assertThat(response().expectedContentLength()).isEqualTo(URLResponse.UNKNOWN_LENGTH);
  }

  @ParameterizedTest
  @CsvSource({
    "404, not found",
    "207, multi-status",
    "199, informational",
    "299, success",
    "399, redirected",
    "499, client error",
    "599, server error"
  })
  @DisplayName("a status has a text, if only that of its class")
  void status(int status, String text) {
    assertThat(HTTPURLResponse.localizedString(status)).isEqualTo(text);
  }

  @Test
  @DisplayName("the text of a response shows no query")
  void text() {
    assertThat(response().toString()).contains("200", "example.com").doesNotContain("s3cret");
  }

  private static HTTPURLResponse response(String... namesAndValues) {
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.addParsed(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new HTTPURLResponse(URL, 200, "HTTP/1.1", headers.build());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainRangeTest {

  private static final ResumePoint HELD =
      new ResumePoint(40, 100, new Validators("\"v1\"", null, false));

  @ParameterizedTest(name = "{0}, {1}, {2} bytes, verified {3}: {4}")
  @DisplayName("N02, N03, N04: everything of the same version is worth a second question")
  @CsvSource({
    "200, '\"v1\"', 100, false, true",
    "200, '\"v2\"', 100, false, false",
    "200, '\"v1\"', 101, false, false",
    "200, '\"v2\"', 100, true, true",
    "200, '\"v2\"', 101, true, false",
    "206, '\"v1\"', 100, false, false",
    "503, '\"v1\"', 100, true, false",
  })
  void worth(int status, String etag, long length, boolean verified, boolean worth) {
    HTTPURLResponse everything =
        response(status, "ETag", etag, "Content-Length", Long.toString(length));

    assertThat(PlainRange.isWorthAsking(HELD, everything, verified)).isEqualTo(worth);
  }

  @ParameterizedTest(name = "{0} with {1}, verified {2}: {3}")
  @DisplayName("N03, N05, N06: a range without a condition is appended only when it names our tag")
  @CsvSource({
    "'bytes 40-99/100', '\"v1\"', false, true",
    "'bytes 40-99/100', '\"v2\"', false, false",
    "'bytes 40-99/*', '\"v1\"', false, false",
    "'bytes 41-99/100', '\"v1\"', false, false",
    "'bytes 40-99/101', '\"v1\"', true, false",
    "'bytes 40-99/100', '\"v2\"', true, true",
    "'nonsense', '\"v1\"', true, false",
  })
  void judged(String range, String etag, boolean verified, boolean appended) {
    HTTPURLResponse answer = response(206, "ETag", etag, "Content-Range", range);

    Verdict verdict = PlainRange.judge(HELD, answer, verified);

    assertThat(verdict instanceof Verdict.Append).isEqualTo(appended);
    if (!appended) {
      assertThat(verdict).isInstanceOf(Verdict.StartOverWithNewRequest.class);
    }
  }

  @Test
  @DisplayName("N03: a range that names no tag at all is not appended")
  void untagged() {
    HTTPURLResponse answer = response(206, "Content-Range", "bytes 40-99/100");

    assertThat(PlainRange.judge(HELD, answer, false))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
  }

  @Test
  @DisplayName("N02: everything once more is taken from the start")
  void everything() {
    assertThat(PlainRange.judge(HELD, response(200, "ETag", "\"v1\""), false))
        .isInstanceOf(Verdict.StartOver.class);
  }

  private static HTTPURLResponse response(int status, String... fields) {
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(fields[i], fields[i + 1]);
    }
    return new HTTPURLResponse(URI.create("http://h/f"), status, "HTTP/1.1", headers.build());
  }
}

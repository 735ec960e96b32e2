// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static dev.urlsession.internal.download.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanResumeTest {

  private static final URLRequest GET = URLRequest.of(Answers.URL);
  private static final HTTPURLResponse GOOD =
      answer(200, "ETag", "\"v1\"", "Accept-Ranges", "bytes");

  @Test
  @DisplayName("B-115: a GET with a validator from a server that accepts ranges can be resumed")
  void can() {
    assertThat(ResumePolicy.obstacle(GET, GOOD)).isNull();
    assertThat(ResumePolicy.canResume(GET, GOOD)).isTrue();
  }

  @Test
  @DisplayName("B-115: the validator may be a date, and the ranges may be shown by a 206")
  void canByOtherMeans() {
    HTTPURLResponse dated =
        answer(
            200,
            "Last-Modified",
            "Tue, 24 Nov 2026 12:00:00 GMT",
            "Date",
            "Tue, 24 Nov 2026 12:05:00 GMT",
            "Accept-Ranges",
            "none, Bytes");
    HTTPURLResponse partial = answer(206, "ETag", "\"v1\"", "Content-Range", "bytes 4-9/10");

    assertThat(ResumePolicy.canResume(GET, dated)).isTrue();
    assertThat(ResumePolicy.canResume(GET, partial)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-115: no other method and no other scheme")
  @ValueSource(strings = {"POST", "HEAD", "PUT", "get"})
  void notGet(String method) {
    URLRequest request = GET.toBuilder().httpMethod(method).build();

    assertThat(ResumePolicy.canResume(request, GOOD)).isEqualTo("GET".equals(request.httpMethod()));
    assertThat(ResumePolicy.obstacle(URLRequest.of("ftp://example.com/a.zip"), GOOD))
        .contains("http and https");
  }

  @Test
  @DisplayName("B-115: a request with a range of its own has positions of its own")
  void ownRange() {
    URLRequest request = GET.toBuilder().header("Range", "bytes=5-").build();

    assertThat(ResumePolicy.obstacle(request, GOOD)).contains("range of its own");
  }

  @Test
  @DisplayName("B-115: no validator, no resume data")
  void noValidator() {
    assertThat(ResumePolicy.obstacle(GET, answer(200, "Accept-Ranges", "bytes")))
        .contains("neither");
    assertThat(
            ResumePolicy.obstacle(GET, answer(200, "ETag", "W/\"v1\"", "Accept-Ranges", "bytes")))
        .contains("neither");
  }

  @Test
  @DisplayName("B-115, P-01: no byte ranges, no resume data")
  void noRanges() {
    assertThat(ResumePolicy.obstacle(GET, answer(200, "ETag", "\"v1\"")))
        .contains("does not accept");
    assertThat(ResumePolicy.obstacle(GET, answer(200, "ETag", "\"v1\"", "Accept-Ranges", "none")))
        .contains("does not accept");
  }

  @Test
  @DisplayName("B-115: an encoded answer is decoded into the file, so positions differ")
  void encoded() {
    String[] headers = {"ETag", "\"v1\"", "Accept-Ranges", "bytes", "Content-Encoding", "gzip"};

    assertThat(ResumePolicy.obstacle(GET, answer(200, headers))).contains("content encoding");
    headers[5] = "identity";
    assertThat(ResumePolicy.obstacle(GET, answer(200, headers))).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-115: an answer that is not the resource is not resumed")
  @ValueSource(ints = {201, 204, 301, 401, 404, 416, 500})
  void otherStatus(int status) {
    HTTPURLResponse response = answer(status, "ETag", "\"v1\"", "Accept-Ranges", "bytes");

    assertThat(ResumePolicy.obstacle(GET, response)).contains("not the resource");
  }

  @Test
  @DisplayName("B-115: several ranges in one answer are not resumed")
  void multipart() {
    HTTPURLResponse response =
        answer(206, "ETag", "\"v1\"", "Content-Type", "multipart/byteranges; boundary=x");

    assertThat(ResumePolicy.obstacle(GET, response)).contains("several ranges");
  }
}

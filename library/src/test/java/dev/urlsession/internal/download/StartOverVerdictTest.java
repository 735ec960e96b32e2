// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static dev.urlsession.internal.download.Answers.HELD;
import static dev.urlsession.internal.download.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartOverVerdictTest {

  private static final ResumePoint ALL = new ResumePoint(1000, 1000, HELD.validators());

  @Test
  @DisplayName("B-119: 200 starts over with the body of this answer, and says why")
  void wholeResource() {
    assertThat(ResumePolicy.judge(HELD, answer(200, "ETag", "\"v2\"")))
        .isEqualTo(new Verdict.StartOver("The resource changed."));
    assertThat(ResumePolicy.judge(HELD, answer(200, "ETag", "\"v1\"")))
        .isEqualTo(
            new Verdict.StartOver("The server did not honour the range and sent everything."));
  }

  @Test
  @DisplayName("B-120: 416 with the total we hold means that nothing was missing")
  void complete() {
    Verdict complete = new Verdict.Complete();

    assertThat(ResumePolicy.judge(ALL, answer(416, "Content-Range", "bytes */1000")))
        .isEqualTo(complete);
    assertThat(
            ResumePolicy.judge(
                new ResumePoint(1000, -1, HELD.validators()),
                answer(416, "Content-Range", "bytes */1000", "ETag", "\"v1\"")))
        .isEqualTo(complete);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-120: any other 416 starts over with a new request")
  @ValueSource(strings = {"bytes */999", "bytes */1001", "bytes */*", "bytes 0-999/1000 x", ""})
  void otherTotal(String contentRange) {
    assertThat(ResumePolicy.judge(ALL, answer(416, "Content-Range", contentRange)))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
  }

  @Test
  @DisplayName("B-120: 416 of another version, or for a total that shrank, is not complete")
  void otherVersion() {
    assertThat(
            ResumePolicy.judge(ALL, answer(416, "Content-Range", "bytes */1000", "ETag", "\"v2\"")))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
    assertThat(ResumePolicy.judge(HELD, answer(416, "Content-Range", "bytes */400")))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-113: any other answer is delivered like that of a new download")
  @ValueSource(ints = {204, 301, 400, 404, 410})
  void delivered(int status) {
    ResumeData data = Answers.data(URLRequest.of(Answers.URL), Answers.URL.toString(), HELD);

    assertThat(ResumePolicy.judge(data, answer(status))).isEqualTo(new Verdict.Deliver(false));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-113: an answer that may be another one later leaves what is held alone")
  @ValueSource(ints = {401, 403, 407, 408, 425, 429, 500, 503})
  void passing(int status) {
    ResumeData data = Answers.data(URLRequest.of(Answers.URL), Answers.URL.toString(), HELD);

    assertThat(ResumePolicy.judge(data, answer(status))).isEqualTo(new Verdict.Deliver(true));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-124: a redirected address that ran out is asked for again from the start")
  @ValueSource(ints = {403, 404, 410})
  void expiredAddress(int status) {
    ResumeData data =
        Answers.data(URLRequest.of(Answers.URL), "https://cdn.example.net/a?sig=1", HELD);

    assertThat(ResumePolicy.judge(data, answer(status)))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
    assertThat(ResumePolicy.judge(data, answer(503))).isEqualTo(new Verdict.Deliver(true));
  }
}

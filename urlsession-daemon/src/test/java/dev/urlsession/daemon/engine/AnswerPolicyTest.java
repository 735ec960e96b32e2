// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.daemon.engine.AnswerPolicy.Verdict;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerPolicyTest {

  @ParameterizedTest(name = "{0}, Retry-After {1}, {2}, part held {3}: {4}")
  @DisplayName("B-270, N10, N13, N21, N24: what an answer means for a task")
  @CsvSource({
    "200, '', text/html, false, Take",
    "404, '', text/html, false, Take",
    "500, '', text/html, false, Take",
    "503, '', text/html, false, Take",
    "503, '9', text/html, false, Later",
    "429, '9', text/html, false, Later",
    "425, '9', text/html, false, Later",
    "408, '9', text/html, false, Later",
    "500, '9', text/html, false, Take",
    "401, '', text/html, false, Take",
    "407, '', text/html, false, Take",
    "200, '', application/zip, true, Take",
    "206, '', text/html, true, Take",
    "416, '', text/html, true, Take",
    "404, '', text/html, true, Take",
    "410, '', text/html, true, Take",
    "401, '', text/html, true, Attention",
    "403, '', text/html, true, Attention",
    "407, '', text/html, true, Attention",
    "408, '', text/html, true, Later",
    "429, '', text/html, true, Later",
    "500, '', text/html, true, Later",
    "503, '9', text/html, true, Later",
    "599, '', text/html, true, Later",
    "200, '', 'text/html; charset=utf-8', true, Later",
  })
  void judged(int status, String retryAfter, String type, boolean held, String verdict) {
    HTTPHeaders.Builder headers = HTTPHeaders.builder().add("Content-Type", type);
    if (!retryAfter.isEmpty()) {
      headers.add("Retry-After", retryAfter);
    }
    HTTPURLResponse answer =
        new HTTPURLResponse(URI.create("http://h/f"), status, "HTTP/1.1", headers.build());
    Verdict judged = AnswerPolicy.judge(answer, held, Instant.EPOCH);

    assertThat(judged.getClass().getSimpleName()).isEqualTo(verdict);
  }
}

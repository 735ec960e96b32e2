// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.internal.transport.WireFailure.Reach;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B-239: whether a request is sent again")
class RepetitionTest {

  @ParameterizedTest(name = "{0}: left out {1}, refused {2}, lost {3} times, now {4}: {5}")
  @CsvSource({
    "GET,     0,  0, 0, STALE_CONNECTION, true",
    "HEAD,    0,  0, 0, STALE_CONNECTION, true",
    "PUT,     0,  0, 0, STALE_CONNECTION, true",
    "DELETE,  0,  0, 0, STALE_CONNECTION, true",
    "OPTIONS, 0,  0, 0, STALE_CONNECTION, true",
    "POST,    0,  0, 0, STALE_CONNECTION, false",
    "PATCH,   0,  0, 0, STALE_CONNECTION, false",
    "GET,     0,  0, 1, STALE_CONNECTION, false",
    "GET,     20, 2, 0, STALE_CONNECTION, true",
    "GET,     0,  0, 0, REFUSED,          true",
    "POST,    20, 1, 1, REFUSED,          true",
    "GET,     0,  2, 0, REFUSED,          false",
    "GET,     0,  0, 0, LEFT_OUT,         true",
    "POST,    19, 2, 1, LEFT_OUT,         true",
    "GET,     20, 0, 0, LEFT_OUT,         false",
    "GET,     0,  0, 0, SENT,             false",
    "GET,     0,  0, 0, NOT_SENT,         false",
  })
  void table(String method, int leftOut, int refusals, int losses, Reach reach, boolean again) {
    URLRequest request = URLRequest.builder(URI.create("http://host/")).httpMethod(method).build();
    assertThat(new Repetition(leftOut, refusals, losses).allows(request, reach)).isEqualTo(again);
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource({"LEFT_OUT, 1, 0, 0", "REFUSED, 0, 1, 0", "STALE_CONNECTION, 0, 0, 1"})
  @DisplayName("B-239: each reason is counted by itself")
  void counts(Reach reach, int leftOut, int refusals, int losses) {
    assertThat(Repetition.NONE.and(reach)).isEqualTo(new Repetition(leftOut, refusals, losses));
  }
}

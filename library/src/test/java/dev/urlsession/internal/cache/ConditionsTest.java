// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

  private static final URLRequest PLAIN = URLRequest.of("http://h/a");

  @Test
  @DisplayName("B-215: both validators are sent, as the server wrote them")
  void validating() {
    StoredResponse stored = Stored.of("ETag", "W/\"a\"", "Last-Modified", Stored.date(-5));

    URLRequest asked = Conditions.validating(PLAIN, stored);

    assertThat(asked.value("If-None-Match")).isEqualTo("W/\"a\"");
    assertThat(asked.value("If-Modified-Since")).isEqualTo(Stored.date(-5));
    assertThat(Conditions.validating(PLAIN, Stored.of("ETag", "\"a\"")).value("If-Modified-Since"))
        .isNull();
  }

  @ParameterizedTest(name = "stored {0} {1}, 304 with {2} {3}: {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        "\"a\", -, -, -, true",
        "\"a\", -, \"a\", -, true",
        "\"a\", -, \"b\", -, false",
        "\"a\", -, W/\"a\", -, true",
        "W/\"a\", -, \"a\", -, false",
        "W/\"a\", -, W/\"a\", -, true",
        "-, x, -, x, true",
        "-, x, -, y, false",
        "-, x, \"a\", -, true",
      })
  @DisplayName("RFC 9111, 4.3.4: a 304 with another validator is not about what is stored")
  void confirms(String etag, String changed, String told, String toldChanged, boolean confirms) {
    StoredResponse stored = Stored.of(fields(etag, changed));

    assertThat(Conditions.confirms(Stored.response(304, fields(told, toldChanged)), stored))
        .isEqualTo(confirms);
  }

  private static String[] fields(String etag, String changed) {
    java.util.List<String> fields = new java.util.ArrayList<>();
    if (etag != null) {
      fields.addAll(java.util.List.of("ETag", etag));
    }
    if (changed != null) {
      fields.addAll(java.util.List.of("Last-Modified", changed));
    }
    return fields.toArray(String[]::new);
  }

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"a\" | \"a\" | true",
        "\"b\", \"a\" | \"a\" | true",
        "W/\"a\" | \"a\" | true",
        "\"a\" | W/\"a\" | true",
        "* | \"a\" | true",
        "\"b\" | \"a\" | false",
        "\"x,\"a\" | \"a\" | false",
        "a | \"a\" | false",
      })
  @DisplayName("RFC 9111, 4.3.2: If-None-Match of the user's is judged by the stored tag")
  void userTags(String asked, String stored, boolean known) {
    URLRequest request = PLAIN.toBuilder().header("If-None-Match", asked).build();

    assertThat(Conditions.isKnownToUser(request, Stored.of("ETag", stored), Stored.TIME))
        .isEqualTo(known);
  }

  @Test
  @DisplayName("RFC 9111, 4.3.2: If-Modified-Since is judged by Last-Modified, else Date")
  void userDates() {
    URLRequest request = PLAIN.toBuilder().header("If-Modified-Since", Stored.date(-5)).build();

    assertThat(since(request, "Last-Modified", Stored.date(-5))).isTrue();
    assertThat(since(request, "Last-Modified", Stored.date(-4))).isFalse();
    assertThat(since(request, "Date", Stored.date(-6))).isTrue();
    assertThat(since(request, "X", "y")).isFalse();
  }

  private static boolean since(URLRequest request, String field, String value) {
    return Conditions.isKnownToUser(request, Stored.of(field, value), Stored.TIME);
  }

  @Test
  @DisplayName("RFC 9111, 4.3.2: conditions that are the origin's to judge are left to it")
  void originOnly() {
    assertThat(Conditions.canJudge(PLAIN.toBuilder().header("If-Match", "\"a\"").build()))
        .isFalse();
    assertThat(Conditions.canJudge(PLAIN.toBuilder().header("If-None-Match", "\"a\"").build()))
        .isTrue();
    assertThat(Conditions.isConditional(PLAIN)).isFalse();
  }
}

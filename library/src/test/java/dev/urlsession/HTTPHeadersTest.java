// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HTTPHeadersTest {

  @Test
  @DisplayName("B-371: names are found in any case")
  void anyCase() {
    HTTPHeaders headers = HTTPHeaders.of("Accept", "text/html");

    assertThat(headers.value("ACCEPT")).isEqualTo("text/html");
    assertThat(headers.contains("accept")).isTrue();
    assertThat(headers.asMap().get("aCCept")).isEqualTo("text/html");
    assertThat(headers.value("Accept-Encoding")).isNull();
  }

  @Test
  @DisplayName("B-371: set keeps the first spelling and place, and drops repetitions")
  void set() {
    HTTPHeaders headers =
        HTTPHeaders.of("X-One", "1", "B", "b", "x-one", "2").toBuilder().set("X-ONE", "3").build();

    assertThat(headers.entries()).containsExactly(Map.entry("X-One", "3"), Map.entry("B", "b"));
  }

  @Test
  @DisplayName("B-371: add keeps the first spelling and every value")
  void add() {
    HTTPHeaders headers = HTTPHeaders.builder().add("X-One", "1").add("x-one", "2").build();

    assertThat(headers.entries()).containsExactly(Map.entry("X-One", "1"), Map.entry("X-One", "2"));
    assertThat(headers.values("x-ONE")).containsExactly("1", "2");
    assertThat(headers.value("x-ONE")).isEqualTo("1, 2");
    assertThat(headers.asMap()).isEqualTo(Map.of("X-One", "1, 2"));
  }

  @Test
  @DisplayName("B-371: remove takes all values of the name, in any case")
  void remove() {
    HTTPHeaders headers =
        HTTPHeaders.of("A", "1", "B", "2", "a", "3").toBuilder().remove("a").build();

    assertThat(headers.entries()).isEqualTo(List.of(Map.entry("B", "2")));
  }

  @Test
  @DisplayName("B-371: a folded line becomes one blank, set and parsed alike")
  void folds() {
    HTTPHeaders headers =
        HTTPHeaders.builder().add("A", "one\r\n \t two").addParsed("B", "one\r\n\ttwo").build();

    assertThat(headers.value("A")).isEqualTo("one two");
    assertThat(headers.value("B")).isEqualTo("one two");
  }

  @Test
  @DisplayName("blanks around a value do not belong to it")
  void blanks() {
    assertThat(HTTPHeaders.of("A", " \tx y\t ").value("A")).isEqualTo("x y");
  }

  @Test
  @DisplayName("equal without regard to the case of names and the order of different fields")
  void equality() {
    HTTPHeaders one = HTTPHeaders.of("A", "1", "B", "2");

    assertThat(one)
        .isEqualTo(HTTPHeaders.of("b", "2", "a", "1"))
        .hasSameHashCodeAs(HTTPHeaders.of("b", "2", "a", "1"))
        .isNotEqualTo(HTTPHeaders.of("A", "1", "B", "3"))
        .isNotEqualTo(HTTPHeaders.of("A", "1"));
    assertThat(HTTPHeaders.of("A", "1", "A", "2")).isNotEqualTo(HTTPHeaders.of("A", "2", "A", "1"));
  }

  @Test
  @DisplayName("the values of credentials and cookies are not shown")
  void secrets() {
    HTTPHeaders headers =
        HTTPHeaders.of(
            "authorization",
            "s3cret",
            "Proxy-Authorization",
            "s3cret",
            "Cookie",
            "a=s3cret",
            "SET-COOKIE",
            "a=s3cret",
            "Accept",
            "text/html");

    assertThat(headers.toString()).doesNotContain("s3cret").contains("Accept: text/html", "Cookie");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;

class HTTPHeadersPropertyTest {

  @Property
  @Label("B-371: the values of a name come back in order")
  void roundTrip(
      @ForAll("names") String name,
      @ForAll @Size(min = 1, max = 5) List<@CharRange(from = '!', to = '\u00ff') String> values) {
    HTTPHeaders.Builder builder = HTTPHeaders.builder().add("x-other", "1");
    List<String> added = new ArrayList<>();
    for (String value : values) {
      String tidy = value.replaceAll("[\\x00-\\x1f]", "");
      builder.add("y" + name, tidy);
      added.add(tidy);
    }
    HTTPHeaders headers = builder.build();

    assertThat(headers.values("Y" + name)).isEqualTo(added);
    assertThat(headers.toBuilder().build()).isEqualTo(headers);
  }

  @Property
  @Label("B-371: a value with CR, LF or NUL is refused wherever it stands")
  void refusedValues(
      @ForAll("words") String before,
      @ForAll("words") String after,
      @ForAll("breaks") String lineBreak) {
    String value = before + lineBreak + after;

    assertThatThrownBy(() -> HTTPHeaders.builder().set("A", value))
        .isInstanceOf(URLSessionUsageException.class)
        .hasMessageContaining("A");
    assertThatThrownBy(() -> HTTPHeaders.builder().add("A", value))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> URLRequest.builder("http://a/").header("A", value))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @Property
  @Label("B-371: a name that is no token is refused")
  void refusedNames(
      @ForAll("names") String before,
      @ForAll("separators") char separator,
      @ForAll("names") String after) {
    assertThatThrownBy(() -> HTTPHeaders.of(before + separator + after, "x"))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @Property
  @Label("what came over the wire is kept, whatever it is")
  void parsed(@ForAll String name, @ForAll String value) {
    HTTPHeaders headers = HTTPHeaders.builder().addParsed(name, value).build();

    assertThat(headers.entries().get(0).getKey()).isEqualTo(name);
    assertThat(headers.value(name)).isEqualTo(value.replaceAll("\r\n[ \t]+", " "));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars("!#$%&'*+-.^_`|~")
        .ofMinLength(1)
        .ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10);
  }

  @Provide
  Arbitrary<String> breaks() {
    return Arbitraries.of("\r", "\n", "\0", "\r\n", "\n ", "\r ", "\r\n\r\n", "\r\n \n");
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(
        ' ', '\t', '\r', '\n', '\0', ':', ';', ',', '"', '(', ')', '/', '=', '@', '\u00e4',
        '\u010a');
  }
}

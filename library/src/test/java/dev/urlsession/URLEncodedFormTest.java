// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class URLEncodedFormTest {

  @ParameterizedTest
  @CsvSource({
    "New York, New+York",
    "*-._aZ09, *-._aZ09",
    "~!'()&=+%, %7E%21%27%28%29%26%3D%2B%25",
    "\u00e4\u20ac, %C3%A4%E2%82%AC",
    "\ud83d\ude00, %F0%9F%98%80",
    "\ud83d, %EF%BF%BD"
  })
  @DisplayName("texts are escaped as the URL standard says")
  void escapes(String text, String encoded) {
    assertThat(form(text, text).encoded()).isEqualTo(encoded + "=" + encoded);
  }

  @Test
  @DisplayName("fields stay in order, repeated ones too")
  void order() {
    URLEncodedForm form = URLEncodedForm.builder().add("b", "1").add("a", "").add("b", "2").build();

    assertThat(form.encoded()).isEqualTo("b=1&a=&b=2");
    assertThat(form.bytes()).asString().isEqualTo("b=1&a=&b=2");
    assertThat(form.toString()).doesNotContain("b=1");
  }

  @Property
  @Label("names and values come back")
  void roundTrip(@ForAll @NotEmpty String name, @ForAll String value) {
    String[] pair = form(name, value).encoded().split("=", -1);

    assertThat(pair).hasSize(2);
    assertThat(decoded(pair[0])).isEqualTo(whole(name));
    assertThat(decoded(pair[1])).isEqualTo(whole(value));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String whole(String text) {
    return text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static URLEncodedForm form(String name, String value) {
    return URLEncodedForm.builder().add(name, value).build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSuffixesTest {

  private final PublicSuffixes suffixes = PublicSuffixes.list();

  @ParameterizedTest(name = "{0} is registered as {1}")
  @DisplayName("B-183: a site is a public suffix and the label before it")
  @CsvSource({
    "com, ",
    "example.com, example.com",
    "a.b.example.com, example.com",
    "co.uk, ",
    "example.co.uk, example.co.uk",
    "a.example.co.uk, example.co.uk",
    "github.io, ",
    "me.github.io, me.github.io",
    "ck, ",
    "anything.ck, ",
    "b.anything.ck, b.anything.ck",
    "www.ck, www.ck",
    "a.www.ck, www.ck",
    "kobe.jp, kobe.jp",
    "c.kobe.jp, ",
    "a.c.kobe.jp, a.c.kobe.jp",
    "city.kobe.jp, city.kobe.jp",
    "a.city.kobe.jp, city.kobe.jp",
    "xn--85x722f.com.cn, xn--85x722f.com.cn",
    "a.xn--55qx5d.cn, a.xn--55qx5d.cn",
    "unlisted, ",
    "example.unlisted, example.unlisted",
    "localhost, ",
    "'', ",
    "a..com, .com"
  })
  void registrable(String name, String expected) {
    assertThat(suffixes.registrable(name)).isEqualTo(expected);
  }

  @Test
  @DisplayName("the first and the last rule of the list are found")
  void ends() {
    assertThat(suffixes.registrable("a.city.kawasaki.jp")).isEqualTo("city.kawasaki.jp");
    assertThat(suffixes.contains("zw")).isTrue();
    assertThat(suffixes.contains("co.zw")).isTrue();
  }

  @Property
  void anyNameHasAnAnswerThatIsItsEnd(@ForAll("names") String name) {
    String registrable = suffixes.registrable(name);

    assertThat(registrable == null || name.endsWith(registrable)).isTrue();
    assertThat(suffixes.contains(name)).isEqualTo(registrable == null);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("a", "com", "co", "uk", "jp", "kobe", "city", "ck", "www", "", "*", "!")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(labels -> String.join(".", labels));
  }
}

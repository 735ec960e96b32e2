// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

  private static final Reference BASE = Reference.parse("http://a/b/c/d;p?q");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "g:h, g:h",
    "g, http://a/b/c/g",
    "./g, http://a/b/c/g",
    "g/, http://a/b/c/g/",
    "/g, http://a/g",
    "//g, http://g",
    "?y, http://a/b/c/d;p?y",
    "g?y, http://a/b/c/g?y",
    "'#s', http://a/b/c/d;p?q#s",
    "g#s, http://a/b/c/g#s",
    "g?y#s, http://a/b/c/g?y#s",
    ";x, http://a/b/c/;x",
    "g;x?y#s, http://a/b/c/g;x?y#s",
    "'', http://a/b/c/d;p?q",
    "., http://a/b/c/",
    "./, http://a/b/c/",
    ".., http://a/b/",
    "../, http://a/b/",
    "../g, http://a/b/g",
    "../.., http://a/",
    "../../, http://a/",
    "../../g, http://a/g"
  })
  @DisplayName("B-132: the normal examples of RFC 3986 section 5.4.1")
  void normal(String reference, String target) {
    assertThat(resolve(reference)).isEqualTo(target);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "../../../g, http://a/g",
    "../../../../g, http://a/g",
    "/./g, http://a/g",
    "/../g, http://a/g",
    "g., http://a/b/c/g.",
    ".g, http://a/b/c/.g",
    "g.., http://a/b/c/g..",
    "..g, http://a/b/c/..g",
    "./../g, http://a/b/g",
    "./g/., http://a/b/c/g/",
    "g/./h, http://a/b/c/g/h",
    "g/../h, http://a/b/c/h",
    "g;x=1/./y, http://a/b/c/g;x=1/y",
    "g;x=1/../y, http://a/b/c/y",
    "g?y/./x, http://a/b/c/g?y/./x",
    "g?y/../x, http://a/b/c/g?y/../x",
    "g#s/./x, http://a/b/c/g#s/./x",
    "g#s/../x, http://a/b/c/g#s/../x",
    "http:g, http:g",
    "1:g, http://a/b/c/1:g",
    "/a//../b, http://a/a/b"
  })
  @DisplayName("B-132: the abnormal examples of RFC 3986 section 5.4.2")
  void abnormal(String reference, String target) {
    assertThat(resolve(reference)).isEqualTo(target);
  }

  @Test
  @DisplayName("B-132: a base without a path counts as the root")
  void emptyBasePath() {
    Reference base = Reference.parse("http://a?q");

    assertThat(Reference.parse("g").resolveAgainst(base)).hasToString("http://a/g");
    assertThat(Reference.parse("../g").resolveAgainst(base)).hasToString("http://a/g");
    assertThat(Reference.parse("").resolveAgainst(base)).hasToString("http://a?q");
  }

  @Property
  @Label("B-132: cutting a text and joining the parts gives the text again")
  void partsJoin(@ForAll String text) {
    assertThat(Reference.parse(text)).hasToString(text);
  }

  private static String resolve(String reference) {
    return Reference.parse(reference).resolveAgainst(BASE).toString();
  }
}

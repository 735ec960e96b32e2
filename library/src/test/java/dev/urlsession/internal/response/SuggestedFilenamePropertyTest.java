// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SuggestedFilenamePropertyTest {

  private static final Path DIRECTORY = Path.of("downloads").toAbsolutePath();
  private static final URI URL = URI.create("http://example.com/");

  @Property
  @Label("B-377: any text makes a valid file name")
  void anyText(@ForAll String text) {
    assertValid(FileNames.suggested("attachment; filename=\"" + text + "\"", URL, "text/html"));
    assertValid(FileNames.suggested("attachment; filename*=UTF-8''" + text, URL, null));
    assertValid(FileNames.suggested(text, null, "text/html"));
  }

  @Property
  @Label("B-377: any text of dots, slashes, blanks and devices makes a valid file name")
  void nastyText(@ForAll("nasty") String text) {
    assertValid(FileNames.suggested("a; filename=\"" + text + "\"", URL, "text/html"));
    assertValid(FileNames.suggested("a; filename=" + text, URL, null));
  }

  @Provide
  Arbitrary<String> nasty() {
    return Arbitraries.of(
            "..",
            ".",
            "/",
            "\\\\",
            " ",
            "con",
            "nul",
            "a",
            ":",
            "%2f",
            "\u202e",
            "\u0000",
            "\ud83d",
            "\ude00",
            "x".repeat(150))
        .list()
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces));
  }

  private static void assertValid(String name) {
    assertThat(name).isNotEmpty().doesNotStartWith(".").doesNotEndWith(".").doesNotEndWith(" ");
    assertThat(name).doesNotContainPattern("[/\\\\:*?\"<>|\\p{Cntrl}\\u202e]");
    assertThat(name).doesNotMatch("(?i)(con|nul) *(\\..*)?");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
  }

  @Property
  @Label("B-377: a suggested name stays in the directory")
  void stays(@ForAll("nasty") String text) {
    String name = FileNames.suggested("a; filename=\"" + text + "\"", URL, null);
    String ascii = name.replaceAll("[^ -~]", "_"); // whatever charset the platform's paths have

    assertThat(DIRECTORY.resolve(ascii).normalize().getParent()).isEqualTo(DIRECTORY);
  }
}

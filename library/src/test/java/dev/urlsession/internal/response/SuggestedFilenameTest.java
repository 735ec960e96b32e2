// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestedFilenameTest {

  private static final URI URL = URI.create("http://example.com/dir/last%20part.bin?query");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment; filename=\"fname.ext\" | fname.ext",
        "attachment; FileName=fname.ext ; a=b | fname.ext",
        "attachment; a=\"x;filename=no\"; filename=yes.ext | yes.ext",
        "attachment; filename=\"a \\\"b\\\".ext\" | a _b_.ext",
        "attachment; filename=a.ext; filename*=UTF-8''%e2%82%ac.ext | \u20ac.ext",
        "attachment; filename*=iso-8859-1'en'%e4.ext | \u00e4.ext",
        "attachment; filename=a.ext; filename*=UTF-8''%ff | a.ext",
        "attachment; filename=a.ext; filename*=nonsense | a.ext",
        "attachment; filename=\"\u00e2\u0082\u00ac.ext\" | \u20ac.ext",
        "attachment; filename=\"\u00e4.ext\" | \u00e4.ext",
      })
  @DisplayName("B-377: the name of Content-Disposition comes first")
  void disposition(String header, String name) {
    assertThat(FileNames.suggested(header, URL, null)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b/name, _a_b_name",
    "../../etc/passwd, _.._etc_passwd",
    "..\\\\up.txt, _up.txt",
    ".bashrc, bashrc",
    "a..b, a..b",
    "con, _con",
    "NUL.txt, _NUL.txt",
    "com1 .txt, _com1 .txt",
    "console.txt, console.txt",
    "a<b>c|d?e*f:g, a_b_c_d_e_f_g",
    "trailing. . ., trailing",
  })
  @DisplayName("B-377: no name leads elsewhere or is reserved")
  void neutralised(String sent, String name) {
    assertThat(FileNames.suggested("attachment; filename=\"" + sent + "\"", URL, null))
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"..", ".", "''", "' . '"})
  @DisplayName("B-377: a name of which nothing is left gives way to the URL's")
  void nothing(String sent) {
    assertThat(FileNames.suggested("attachment; filename=\"" + sent + "\"", URL, null))
        .isEqualTo("last part.bin");
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/dir/a.txt?b#c, a.txt",
    "http://example.com/dir/%2e%2e%2fup, _up",
    "http://example.com/dir/, example.com",
    "http://example.com, example.com",
    "http://example.com/%ff, example.com",
    "mailto:x, unknown",
  })
  @DisplayName("B-377: then the URL's last path component, its host, or \"unknown\"")
  void url(String url, String name) {
    assertThat(FileNames.suggested(null, URI.create(url), null)).isEqualTo(name);
  }

  @Test
  @DisplayName("B-377: without a URL the name is \"unknown\"")
  void noURL() {
    assertThat(FileNames.suggested(null, null, null)).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "http://e.com/a, text/plain, a.txt",
    "http://e.com/a, Text/HTML, a.html",
    "http://e.com/a.bin, text/plain, a.bin",
    "http://e.com/a, application/octet-stream, a",
    "http://e.com/, text/html, e.com.html",
    "http://e.com/.profile, text/plain, profile.txt",
  })
  @DisplayName("B-377: a name without an extension gets that of the type")
  void extension(String url, String mimeType, String name) {
    assertThat(FileNames.suggested(null, URI.create(url), mimeType)).isEqualTo(name);
  }

  @Test
  @DisplayName("B-377: a long name is cut and keeps its extension")
  void length() {
    String name =
        FileNames.suggested("a; filename=\"" + "\u20ac".repeat(50_000) + ".tar\"", URL, null);

    assertThat(name).startsWith("\u20ac\u20ac").endsWith("\u20ac.tar").hasSizeBetween(60, 70);
  }
}

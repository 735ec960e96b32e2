// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidResumeDataTest {

  private static final String VALID = valid();

  private static String valid() {
    URLRequest request =
        URLRequest.builder("https://example.com/a.zip").header("Authorization", "secret").build();
    byte[] bytes =
        ResumeDataFormat.encode(Answers.data(request, "http://a.example/", Answers.HELD));
    String text = new String(bytes, UTF_8);
    return text.substring(0, text.lastIndexOf("sha256: "));
  }

  /** The text with a checksum that is right for it, so that what is in it is looked at. */
  private static byte[] signed(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return (text + "sha256: " + HexFormat.of().formatHex(digest) + "\n").getBytes(UTF_8);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String refusal(byte[] bytes) {
    URLError error = catchThrowableOfType(URLError.class, () -> ResumeDataFormat.decode(bytes));
    assertThat(error.code()).isEqualTo(URLError.Code.UNSUPPORTED_URL);
    assertThat(error.code().rawValue()).isEqualTo(-1002);
    return String.valueOf(error.getMessage());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-122: foreign data are refused, and the message says so")
  @ValueSource(strings = {"", "bplist00", "{}", "urlsession-resume-dat"})
  void foreign(String text) {
    assertThat(refusal(text.getBytes(UTF_8))).contains("not made by this library");
  }

  @Test
  @DisplayName("B-122: an unknown version, a cut and a wrong checksum are told apart")
  void damaged() {
    String newer = VALID.replace("data 1\n", "data 2\n");

    assertThat(refusal(signed(newer))).contains("version");
    assertThat(refusal("urlsession-resume-data 1\n".getBytes(UTF_8))).contains("cut off");
    assertThat(refusal((VALID + "sha256: " + "0".repeat(64) + "\n").getBytes(UTF_8)))
        .contains("checksum");
  }

  @Test
  @DisplayName("B-122: more than 1 MiB is not even looked at")
  void tooLong() {
    assertThat(refusal(signed(VALID + "x: " + "x".repeat(1 << 20) + "\n"))).contains("1 MiB");
  }

  @Test
  @DisplayName("Unknown keys are ignored: a later release may add some")
  void unknownKeys() throws URLError {
    ResumeData data = ResumeDataFormat.decode(signed(VALID + "new-key: \nnew-key: 2\n"));

    assertThat(data.point()).isEqualTo(Answers.HELD);
  }

  @ParameterizedTest(name = "without {0}")
  @DisplayName("B-122: a missing line is named")
  @ValueSource(
      strings = {
        "created",
        "method",
        "original-url",
        "current-url",
        "bytes-received",
        "bytes-total",
        "part-file-name",
        "part-file-path",
      })
  void missing(String key) {
    String text = VALID.replaceFirst("(?m)^" + key + ": .*\n", "");

    assertThat(refusal(signed(text))).contains("“" + key + "” is missing");
    String line = VALID.substring(VALID.indexOf("\n" + key + ": ") + 1);
    String twice = VALID + line.substring(0, line.indexOf('\n') + 1);
    assertThat(refusal(signed(twice))).contains("“" + key + "” is there twice");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("B-122: a value that makes no sense is refused")
  @CsvSource({
    "created, yesterday",
    "method, POST",
    "original-url, file:///etc/passwd",
    "original-url, http://[",
    "current-url, ftp://example.com/",
    "current-url, /a.zip",
    "header, Authorization",
    "etag, W/\"v1\"",
    "etag, \"v1%0D%0AX-Injected: 1\"",
    "header, X-A: 1%0D%0AX-Injected: 1",
    "bytes-received, -1",
    "bytes-received, 1001",
    "bytes-received, 99999999999999999999",
    "bytes-received, 9999999999999999999",
    "bytes-received, 0x10",
    "bytes-total, -2",
    "part-file-name, ../../etc/passwd",
    "part-file-path, /etc/passwd",
    "part-file-path, %zz",
    "part-file-path, /tmp/%FF/urlsession-42.part",
    "part-file-path, /tmp/urlsession-42.part%2",
    "last-modified-strong, yes",
    "timeout, forever",
  })
  void senseless(String key, String value) {
    boolean there = VALID.contains("\n" + key + ": ");
    String text =
        there
            ? VALID.replaceFirst("(?m)^" + key + ": .*$", key + ": " + value)
            : VALID + key + ": " + value + "\n";

    assertThat(refusal(signed(text)))
        .startsWith("These resume data cannot be used: ")
        .endsWith(". Start the download again.")
        .doesNotContain("secret", value);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-122: a line of another form is refused")
  @ValueSource(strings = {"x", "x:y", ": y", "X: y", "x: ä", "x: y\r", "x y: z", "\n"})
  void noLine(String line) {
    assertThat(refusal(signed(VALID + line + "\n"))).contains("These resume data cannot be used");
  }
}

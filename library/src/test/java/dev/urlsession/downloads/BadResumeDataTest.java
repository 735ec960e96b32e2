// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.testing.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadResumeDataTest {

  @AutoClose private final Rig rig = new Rig();

  @ParameterizedTest(name = "B-122: \"{0}\" is refused with -1002, and nothing else is called")
  @ValueSource(
      strings = {"", "bplist00", "urlsession-resume-data 1\n", "urlsession-resume-data 99\n"})
  @DisplayName("B-122: invalid resume data are refused with -1002, and nothing else is called")
  void invalid(String data) {
    Told told = rig.resume(data.getBytes(StandardCharsets.ISO_8859_1)).awaitEnd();

    assertThat(told.events()).containsExactly("complete -1002");
    assertThat(told.resumeData()).isNull();
  }

  @Test
  @DisplayName("B-122: damaged resume data touch neither file nor network")
  void damaged() {
    rig.server.route("/", stopping());
    byte[] data = rig.stopped("/");
    data[data.length / 2] ^= 1;
    Told told = rig.resume(data).awaitEnd();

    assertThat(told.events()).containsExactly("complete -1002");
    assertThat(rig.parts()).singleElement().satisfies(part -> assertThat(part).hasSize(CUT));
    assertThat(rig.server.requestCount()).isEqualTo(1);
    rig.dropParts();
  }

  @Test
  @DisplayName("B-115, B-125: when the part file is gone, that is said before the server is asked")
  void gone() {
    rig.server.route("/", stopping());
    byte[] data = rig.stopped("/");
    rig.dropParts();
    Told told = rig.resume(data).awaitEnd();

    assertThat(told.errorCode()).isEqualTo(URLError.Code.CANNOT_OPEN_FILE.rawValue());
    assertThat(told.error()).hasMessageContaining("gone");
    assertThat(told.resumeData()).isNull();
    assertThat(rig.server.requestCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("B-115, B-126: bytes behind those the resume data count are cut off")
  void longer() throws IOException {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    byte[] data = rig.stopped("/");
    Files.write(rig.parts().get(0), new byte[999], java.nio.file.StandardOpenOption.APPEND);

    assertThat(rig.resume(data).awaitEnd().sha256()).isEqualTo(WHOLE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.testing.Generated;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LocalDownloadsTest {

  @AutoClose private final Rig rig = new Rig();

  @Test
  @DisplayName("B-110: a data: URL is downloaded like any other")
  void dataURL() {
    Told told = rig.start(rig.session.downloadTask(URI.create("data:,hello"))).awaitEnd();

    assertThat(told.events()).containsExactly("wrote", "finished", "complete");
    assertThat(told.content()).asString().isEqualTo("hello");
    assertThat(told.writes()).containsExactly(new Told.Wrote(5, 5, 5));
  }

  @Test
  @DisplayName("B-110, B-111: a file: URL is downloaded as a copy; the original stays")
  void fileURL() throws IOException {
    Path original = Files.createTempFile("urlsession-original", ".bin");
    Files.write(original, Generated.bytes(SEED, 0, LENGTH));
    Told told = rig.start(rig.session.downloadTask(original.toUri())).awaitEnd();

    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(told.file()).isNotEqualTo(original);
    assertThat(original).hasSize(LENGTH);
    Files.delete(original);
  }

  @Test
  @DisplayName("B-112: a file: URL of nothing has no file")
  void noFile() {
    URI nothing = rig.directory.resolve("nothing").toUri();

    assertThat(rig.start(rig.session.downloadTask(nothing)).awaitEnd().events())
        .containsExactly("complete " + URLError.Code.FILE_DOES_NOT_EXIST.rawValue());
  }
}

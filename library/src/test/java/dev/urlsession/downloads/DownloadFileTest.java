// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DownloadFileTest {

  @AutoClose private final Rig rig = new Rig();

  @Test
  @DisplayName("B-110: totals of didWriteData grow to the length and add up to it")
  void totals() {
    rig.server.route("/", resource());
    Told told = rig.download("/").awaitEnd();

    assertThat(told.writes()).extracting(Told.Wrote::total).isSorted().endsWith((long) LENGTH);
    assertThat(told.writes()).extracting(Told.Wrote::expected).containsOnly((long) LENGTH);
    assertThat(told.writes().stream().mapToLong(Told.Wrote::bytes).sum()).isEqualTo(LENGTH);
  }

  @Test
  @DisplayName("B-110, B-111: the file is whole, in the configured directory, and told of once")
  void file() {
    rig.server.route("/", resource());
    Told told = rig.download("/").awaitEnd();

    assertThat(told.events()).containsExactly("wrote", "finished", "complete");
    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(told.file().getParent()).isEqualTo(rig.directory);
  }

  @Test
  @DisplayName("B-111: the file is removed when didFinishDownloading has returned")
  void removed() {
    rig.server.route("/", resource());

    assertThat(rig.download("/").awaitEnd().file()).doesNotExist();
  }

  @Test
  @DisplayName("B-111: a file moved inside didFinishDownloading stays")
  void moved() throws IOException {
    Path mine = Rig.temporary().resolve("mine");
    rig.telling.onFile(
        file -> {
          try {
            Files.move(file, mine);
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
    rig.server.route("/", resource());

    assertThat(rig.download("/").awaitEnd().error()).isNull();
    assertThat(Rig.sha256(Files.readAllBytes(mine))).isEqualTo(WHOLE);
    Files.delete(mine);
    Files.delete(mine.getParent());
  }

  @Test
  @DisplayName("B-110: a body of no bytes is an empty file")
  void empty() {
    rig.server.route("/", Answer.empty(200));
    Told told = rig.download("/").awaitEnd();

    assertThat(told.events()).containsExactly("finished", "complete");
    assertThat(told.content()).isEmpty();
  }
}

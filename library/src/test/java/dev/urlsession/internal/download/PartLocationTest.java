// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartLocationTest {

  private static final String NAME = "urlsession-42.part";

  @TempDir Path before;
  @TempDir Path after;

  private static Path file(Path directory, int length) throws IOException {
    return Files.write(directory.resolve(NAME), new byte[length]);
  }

  @Test
  @DisplayName("B-123: the file is taken from where it was")
  void there() throws IOException {
    Path part = file(before, 5);
    file(after, 5);

    assertThat(PartLocation.of(part).find(FileAccess.REAL, after, 5)).isEqualTo(part);
  }

  @Test
  @DisplayName("B-123: when the directory moved, the same name in the download directory is taken")
  void moved() throws IOException {
    PartLocation location = PartLocation.of(before.resolve("old").resolve(NAME));
    Path part = file(after, 5);

    assertThat(location.find(FileAccess.REAL, after, 5)).isEqualTo(part);
  }

  @Test
  @DisplayName("B-123: a path of another operating system leads to the download directory too")
  void foreign() throws IOException {
    Path part = file(after, 5);

    assertThat(new PartLocation(NAME, "Z:\\tmp\\" + NAME, null).find(FileAccess.REAL, after, 5))
        .isEqualTo(part);
    assertThat(new PartLocation(NAME, "/\0/" + NAME, null).find(FileAccess.REAL, after, 5))
        .isEqualTo(part);
  }

  @Test
  @DisplayName("B-115: a file that is gone, too short, or a link cannot be resumed")
  void nothingToResume() throws IOException {
    Path part = file(before, 4);
    Files.createSymbolicLink(after.resolve(NAME), Files.write(after.resolve("x"), new byte[9]));

    assertThat(PartLocation.of(part).find(FileAccess.REAL, after, 5)).isNull();
    assertThat(PartLocation.of(part).find(FileAccess.REAL, after.resolve("gone"), 5)).isNull();
  }

  @ParameterizedTest(name = "{0} in {1}")
  @DisplayName("B-123: only names we give ourselves are accepted")
  @CsvSource({
    "passwd, /etc/passwd",
    "urlsession-../../x.part, /tmp/urlsession-../../x.part",
    "urlsession-1.part, /etc/passwd",
    "urlsession-1.part, urlsession-1.part",
    "urlsession-.part, /tmp/urlsession-.part",
  })
  void foreignNames(String name, String path) {
    assertThatThrownBy(() -> new PartLocation(name, path, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

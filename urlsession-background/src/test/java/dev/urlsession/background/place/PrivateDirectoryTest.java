// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {

  @TempDir Path folder;

  @Test
  @DisplayName("S12: it is made for its owner only, with those above it")
  void made() throws IOException {
    Path directory = PrivateDirectory.make(folder.resolve("a/b"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("S01: one that others can read is refused")
  void openToOthers() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(() -> PrivateDirectory.make(directory))
        .isInstanceOf(UnsafePlaceException.class)
        .hasMessageContaining("chmod 700");
  }

  @Test
  @DisplayName("S02: a link is refused, even to a directory that is fine")
  void link() throws IOException {
    Path target = PrivateDirectory.make(folder.resolve("target"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    assertThatThrownBy(() -> PrivateDirectory.make(link))
        .isInstanceOf(UnsafePlaceException.class)
        .hasMessageContaining("link");
  }

  @Test
  @DisplayName("S02: another user's is refused")
  void foreign() throws IOException {
    Path foreign = Path.of("/");
    Path directory = folder.resolve("foreign");
    if (Self.userId() == 0) {
      PrivateDirectory.make(directory);
      Files.setAttribute(directory, "unix:uid", 65_534);
      foreign = directory;
    }
    Path refused = foreign;
    assertThatThrownBy(() -> PrivateDirectory.check(refused))
        .isInstanceOf(UnsafePlaceException.class)
        .hasMessageContaining("another user");
  }
}

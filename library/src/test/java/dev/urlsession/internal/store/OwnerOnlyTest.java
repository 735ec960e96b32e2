// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

  @TempDir private Path directory;

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  @DisplayName("directories are made for their owner only, with those above them")
  void directories() throws IOException {
    Path made = OwnerOnly.directory(directory.resolve("a/b"));

    assertThat(permissions(made)).isEqualTo("rwx------");
    assertThat(permissions(made.getParent())).isEqualTo("rwx------");
  }

  @Test
  @DisplayName("files are made for their owner only")
  void files() throws IOException {
    assertThat(permissions(OwnerOnly.file(directory.resolve("a")))).isEqualTo("rw-------");
  }

  @Test
  @DisplayName("what was open to others is closed to them, and keeps what is in it")
  void closed() throws IOException {
    Path open = Files.writeString(directory.resolve("open"), "x");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    Path wide = Files.createDirectory(directory.resolve("wide"));
    Files.setPosixFilePermissions(wide, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(permissions(OwnerOnly.file(open))).isEqualTo("rw-------");
    assertThat(permissions(OwnerOnly.directory(wide))).isEqualTo("rwx------");
    assertThat(open).hasContent("x");
  }
}

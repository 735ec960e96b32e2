// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("instance");
  }

  @Test
  @DisplayName("P20: what was written is read, and a later writing replaces it whole")
  void replaced() throws IOException {
    PrivateFile.write(file, "first");
    PrivateFile.write(file, "second");

    assertThat(PrivateFile.read(file)).isEqualTo("second");
    assertThat(directory).isDirectoryContaining(file::equals);
  }

  @Test
  void missing() {
    assertThatThrownBy(() -> PrivateFile.read(file)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  @DisplayName("S07: a link in the place of the file is refused, dangling or not")
  void link() throws IOException {
    Path target = directory.resolve("elsewhere");
    Files.createSymbolicLink(file, target);
    assertThatThrownBy(() -> PrivateFile.read(file)).isInstanceOf(UnsafePlaceException.class);

    Files.writeString(target, "not ours");
    assertThatThrownBy(() -> PrivateFile.read(file)).isInstanceOf(UnsafePlaceException.class);
  }

  @Test
  @DisplayName("a file that comes and goes is there or is missing, never unsafe")
  void comesAndGoes() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              try {
                for (int i = 0; !done.get(); i++) {
                  PrivateFile.write(file, "content");
                  if (i % 2 == 0) {
                    Files.delete(file);
                  }
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      for (int i = 0; i < 20_000 && !writer.isDone(); i++) {
        try {
          assertThat(PrivateFile.read(file)).isEqualTo("content");
        } catch (NoSuchFileException gone) {
          assertThat(gone.getFile()).isEqualTo(file.toString());
        }
      }
    } finally {
      done.set(true);
    }
    writer.get();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.model.UploadSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileCheckTest {

  @TempDir private Path directory;

  private UploadSource accepted(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new UploadSource(
        file,
        attributes.size(),
        attributes.lastModifiedTime().toMillis(),
        String.valueOf(attributes.fileKey()),
        false);
  }

  @Test
  @DisplayName("N27: a file that is as it was is sent")
  void same() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "content");

    assertThat(SourceFileCheck.problem(accepted(file))).isNull();
  }

  @Test
  @DisplayName("N27: a file that is deleted, grown, touched or another is not sent")
  void changed() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "content");
    UploadSource source = accepted(file);
    Files.writeString(file, "more content");
    assertThat(SourceFileCheck.problem(source)).contains("7 bytes").contains("12 now");
    Files.writeString(file, "tnetnoc");
    Files.setLastModifiedTime(file, FileTime.fromMillis(source.modifiedMillis() + 5_000));
    assertThat(SourceFileCheck.problem(source)).contains("changed");
    Path other = Files.writeString(directory.resolve("g"), "content");
    Files.setLastModifiedTime(other, FileTime.fromMillis(source.modifiedMillis()));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(SourceFileCheck.problem(source)).contains("changed");
    Files.delete(file);
    assertThat(SourceFileCheck.problem(source)).contains("gone");
  }

  @Test
  @DisplayName("S08: a link, a directory or a pipe is not read")
  void noFile() throws Exception {
    Path target = Files.writeString(directory.resolve("t"), "content");
    UploadSource source = accepted(target);
    Path link = Files.createSymbolicLink(directory.resolve("l"), target);
    Path pipe = directory.resolve("p");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    for (Path path : new Path[] {link, directory, pipe}) {
      UploadSource there =
          new UploadSource(path, source.size(), source.modifiedMillis(), null, false);
      assertThat(SourceFileCheck.problem(there)).contains("plain file");
    }
  }
}

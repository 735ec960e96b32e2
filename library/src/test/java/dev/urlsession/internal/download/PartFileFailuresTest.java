// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.urlsession.URLError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileFailuresTest {

  @TempDir Path directory;

  private final FaultyFiles files = new FaultyFiles();

  private static URLError errorOf(ThrowingCallable call) {
    return catchThrowableOfType(URLError.class, call);
  }

  @Test
  @DisplayName("B-125: a full disk is CANNOT_WRITE_TO_FILE, and what was written stays counted")
  void full() throws IOException {
    PartFile part = PartFile.create(files.room(700).largestWrite(256), directory);

    URLError error = errorOf(() -> part.write(ByteBuffer.allocate(1000)));

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_WRITE_TO_FILE);
    assertThat(error).hasMessageContaining("the volume is full").hasMessageContaining("free");
    assertThat(part.length()).isEqualTo(700);
    assertThat(Files.size(part.path())).isEqualTo(700);

    files.room(300);
    part.write(ByteBuffer.allocate(300));
    part.finish();
    assertThat(Files.size(part.path())).isEqualTo(1000);
  }

  @Test
  @DisplayName("B-125: a disk that takes no byte and reports nothing does not hang the download")
  void stuck() throws IOException {
    PartFile part = PartFile.create(files.largestWrite(0), directory);

    URLError error = errorOf(() -> part.write(ByteBuffer.allocate(1)));

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_WRITE_TO_FILE);
    assertThat(part.length()).isZero();
  }

  @Test
  @DisplayName("B-125: no permission in the directory is CANNOT_CREATE_FILE")
  void notCreated() {
    URLError error = errorOf(() -> PartFile.create(files.deny(FaultyFiles.Call.CREATE), directory));

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_CREATE_FILE);
    assertThat(error)
        .hasMessageContaining("permission denied")
        .hasMessageContaining("" + directory);
  }

  @Test
  @DisplayName("B-125: a directory that vanished is CANNOT_CREATE_FILE and says so")
  void noDirectory() {
    URLError error = errorOf(() -> PartFile.create(files, directory.resolve("gone")));

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_CREATE_FILE);
    assertThat(error).hasMessageContaining("does not exist").hasMessageContaining("gone");
  }

  @Test
  @DisplayName("B-125: a part file that is gone is CANNOT_OPEN_FILE and not “no space”")
  void gone() {
    URLError error = errorOf(() -> PartFile.reopen(files, directory.resolve("gone"), 1));

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_OPEN_FILE);
    assertThat(error).hasMessageContaining("is gone").hasMessageNotContaining("full");
  }

  @Test
  @DisplayName("B-125: a part file that was cut short cannot be continued, and stays as it was")
  void tooShort() throws IOException {
    PartFile part = PartFile.create(files, directory);
    part.write(ByteBuffer.allocate(5));
    part.close();

    URLError error = errorOf(() -> PartFile.reopen(files, part.path(), 6));

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_OPEN_FILE);
    assertThat(error).hasMessageContaining("has 5 bytes").hasMessageContaining("count 6");
    assertThat(Files.size(part.path())).isEqualTo(5);
  }

  @Test
  @DisplayName("B-125: a part file we may not open is CANNOT_OPEN_FILE")
  void notOpened() throws IOException {
    PartFile part = PartFile.create(files, directory);
    part.close();
    files.deny(FaultyFiles.Call.OPEN);

    URLError error = errorOf(() -> PartFile.reopen(files, part.path(), 0));

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_OPEN_FILE);
  }

  @Test
  @DisplayName("B-125: a cut and a flush that fail are CANNOT_WRITE_TO_FILE")
  void notCut() throws IOException {
    PartFile part = PartFile.create(files, directory);
    part.write(ByteBuffer.allocate(5));
    files.deny(FaultyFiles.Call.TRUNCATE).deny(FaultyFiles.Call.FORCE);

    assertThat(errorOf(() -> part.truncate(0)).code())
        .isEqualTo(URLError.Code.CANNOT_WRITE_TO_FILE);
    assertThat(errorOf(part::force).code()).isEqualTo(URLError.Code.CANNOT_WRITE_TO_FILE);
    assertThat(part.length()).isEqualTo(5);
    part.delete();
  }

  @Test
  @DisplayName("B-125: a close that fails is CANNOT_CLOSE_FILE: the file may be incomplete")
  void notClosed() throws IOException {
    PartFile part = PartFile.create(files.deny(FaultyFiles.Call.CLOSE), directory);

    assertThat(errorOf(part::finish).code()).isEqualTo(URLError.Code.CANNOT_CLOSE_FILE);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.urlsession.URLError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileRemovalTest {

  @TempDir Path directory;

  private final FaultyFiles files = new FaultyFiles();

  @Test
  @DisplayName("B-126: the file of a cancelled download is removed, open as it is")
  void removes() throws IOException {
    PartFile part = PartFile.create(files, directory);
    part.write(ByteBuffer.allocate(10));

    part.delete();
    part.delete();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  @DisplayName("B-111: a file that the client moved away is no failure")
  void moved() throws IOException {
    PartFile part = PartFile.create(files, directory);
    part.finish();
    Path kept = directory.resolve("kept");
    files.move(part.path(), kept);

    part.delete();

    assertThat(directory).isDirectoryContaining(kept::equals);
  }

  @Test
  @DisplayName("B-126: a file that does not close is removed all the same")
  void removesWhatDoesNotClose() throws IOException {
    PartFile part = PartFile.create(files.deny(FaultyFiles.Call.CLOSE), directory);

    part.delete();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  @DisplayName("B-125: a removal that fails is CANNOT_REMOVE_FILE and can be tried again")
  void notRemoved() throws IOException {
    PartFile part = PartFile.create(files.deny(FaultyFiles.Call.DELETE), directory);

    URLError error = catchThrowableOfType(URLError.class, part::delete);

    assertThat(error.code()).isEqualTo(URLError.Code.CANNOT_REMOVE_FILE);
    files.allow(FaultyFiles.Call.DELETE);
    part.delete();
    assertThat(directory).isEmptyDirectory();
  }
}

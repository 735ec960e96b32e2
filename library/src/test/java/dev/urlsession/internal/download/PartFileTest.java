// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

  @TempDir Path directory;

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  @Test
  @DisplayName("B-110: the body goes to a new file, counted as it is written")
  void writes() throws IOException {
    PartFile part = PartFile.create(FileAccess.REAL, directory);

    assertThat(part.write(bytes("hello "))).isEqualTo(6);
    assertThat(part.write(bytes("world"))).isEqualTo(5);
    part.finish();

    assertThat(part.length()).isEqualTo(11);
    assertThat(part.path()).isAbsolute().hasParent(directory).hasContent("hello world");
    assertThat(part.path().getFileName().toString()).matches("urlsession-[0-9a-z]+\\.part");
  }

  @Test
  @DisplayName("B-110: only the owner may read a download")
  void permissions() throws IOException {
    PartFile part = PartFile.create(FileAccess.REAL, directory);
    part.close();

    var posix = Files.getFileAttributeView(part.path(), PosixFileAttributeView.class);
    String permissions =
        posix == null
            ? "rw-------"
            : PosixFilePermissions.toString(posix.readAttributes().permissions());
    assertThat(permissions).isEqualTo("rw-------");
    assertThat(Files.isReadable(part.path())).isTrue();
  }

  @Test
  @DisplayName("B-110: short writes lose nothing")
  void shortWrites() throws IOException {
    PartFile part = PartFile.create(new FaultyFiles().largestWrite(3), directory);

    assertThat(part.write(bytes("hello world"))).isEqualTo(11);
    part.finish();

    assertThat(part.path()).hasContent("hello world");
  }

  @Test
  @DisplayName("B-118: a reopened file goes on behind the bytes it holds")
  void reopens() throws IOException {
    PartFile first = PartFile.create(FileAccess.REAL, directory);
    first.write(bytes("hello "));
    first.close();

    PartFile second = PartFile.reopen(FileAccess.REAL, first.path(), 6);
    second.write(bytes("world"));
    second.force();
    second.finish();

    assertThat(second.length()).isEqualTo(11);
    assertThat(second.path()).hasContent("hello world");
  }

  @Test
  @DisplayName("B-118: bytes behind those that the resume data count are cut off")
  void cutsWhatIsNotCounted() throws IOException {
    PartFile first = PartFile.create(FileAccess.REAL, directory);
    first.write(bytes("hello, unrecorded"));
    first.close();

    PartFile second = PartFile.reopen(FileAccess.REAL, first.path(), 5);
    second.write(bytes("!"));
    second.finish();

    assertThat(second.path()).hasContent("hello!");
  }

  @Test
  @DisplayName("B-119: cut to nothing, the file starts over")
  void startsOver() throws IOException {
    PartFile part = PartFile.create(FileAccess.REAL, directory);
    part.write(bytes("an old version"));

    part.truncate(0);
    part.write(bytes("new"));
    part.finish();

    assertThat(part.length()).isEqualTo(3);
    assertThat(part.path()).hasContent("new");
  }

  @Test
  @DisplayName("A closed file refuses more, and a cut cannot lengthen")
  void misuse() throws IOException {
    PartFile part = PartFile.create(FileAccess.REAL, directory);
    assertThatThrownBy(() -> part.truncate(1)).isInstanceOf(IllegalArgumentException.class);

    part.close();
    part.close();
    assertThatThrownBy(() -> part.write(bytes("x"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(part::finish).isInstanceOf(IllegalStateException.class);
  }
}

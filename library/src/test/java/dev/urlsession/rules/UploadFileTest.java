// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFileTest {

  private static final int LENGTH = 64 << 20;

  @AutoClose private final Rig rig = Rig.http();
  @TempDir private Path directory;

  @BeforeEach
  void answers() {
    rig.server.route("/", Answer.text("taken"));
  }

  @Test
  @DisplayName("B-089: an upload file that is not there fails with -1100, nothing is sent")
  void missing() {
    Told told = rig.upload("/", HTTPBody.ofFile(directory.resolve("none")));
    assertThat(told.code()).isEqualTo(Code.FILE_DOES_NOT_EXIST);
    assertThat(told.code().rawValue()).isEqualTo(-1100);
    assertThat(rig.server.connections()).isZero();
  }

  @Test
  @DisplayName("B-089: an upload file that is a directory fails with -1101")
  void folder() {
    Told told = rig.upload("/", HTTPBody.ofFile(directory));
    assertThat(told.code()).isEqualTo(Code.FILE_IS_DIRECTORY);
    assertThat(told.code().rawValue()).isEqualTo(-1101);
  }

  @Test
  @DisplayName("B-089: an upload file that cannot be opened fails with -1102")
  void unreadable() throws IOException {
    Path socket = directory.resolve("s");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      Told told = rig.upload("/", HTTPBody.ofFile(socket));
      assertThat(told.code()).isEqualTo(Code.NO_PERMISSIONS_TO_READ_FILE);
      assertThat(told.code().rawValue()).isEqualTo(-1102);
    }
  }

  @Test
  @DisplayName("B-089: a file that shrinks while it is sent fails with -1021")
  void shrinks() throws IOException {
    Path file = Files.write(directory.resolve("file"), Generated.bytes(1, 0, LENGTH));
    AtomicBoolean first = new AtomicBoolean(true);
    rig.heard.onSent =
        () -> {
          if (first.getAndSet(false)) {
            truncate(file);
          }
        };
    Told told = rig.upload("/", HTTPBody.ofFile(file));
    assertThat(told.response()).isNull();
    assertThat(told.code()).isEqualTo(Code.REQUEST_BODY_STREAM_EXHAUSTED);
  }

  private static void truncate(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(10);
    } catch (IOException thrown) {
      throw new AssertionError(thrown);
    }
  }

  @Test
  @DisplayName("B-091: the caller's file is there and the same after success and failure")
  void untouched() throws IOException {
    byte[] bytes = Generated.bytes(1, 0, 10_000);
    Path file = Files.write(directory.resolve("file"), bytes);
    rig.server.route("/bad", Answer.reset());
    assertThat(rig.upload("/", HTTPBody.ofFile(file)).error()).isNull();
    assertThat(rig.upload("/bad", HTTPBody.ofFile(file)).error()).isNotNull();
    assertThat(file).hasBinaryContent(bytes);
  }
}

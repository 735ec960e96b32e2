// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.hub.LaunchRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchCheckTest {

  @TempDir Path directory;
  private Path program;

  @BeforeEach
  void make() throws Exception {
    program = Files.writeString(directory.resolve("program"), "#!/bin/sh\n");
    mode(directory, "rwx------");
    mode(program, "rwx------");
  }

  private static void mode(Path path, String mode) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private String objection(Path executable, Path workingDirectory) throws Exception {
    return new LaunchCheck(directory)
        .objection(new LaunchRecord(executable, List.of(), workingDirectory, Map.of()));
  }

  @Test
  @DisplayName("S15: a program of this user, or of root, that nobody else may change is started")
  void trusted() throws Exception {
    assertThat(objection(program, directory)).isNull();
    assertThat(objection(Path.of("/bin/sh"), directory)).isNull();
  }

  @Test
  @DisplayName("S15: a program that others may change, itself or its directory, is not")
  void writable() throws Exception {
    mode(program, "rwxrwx---");
    assertThat(objection(program, directory)).contains("others may change");
    mode(program, "rwx---rwx");
    assertThat(objection(program, directory)).contains("others may change");
    mode(program, "rwx------");
    mode(directory, "rwxrwxrwx");
    assertThat(objection(program, directory)).contains("others may change");
    mode(directory, "rwx------");
  }

  @Test
  @DisplayName("S15: a link is judged by what it leads to")
  void link() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    Path real = Files.writeString(open.resolve("real"), "#!/bin/sh\n");
    mode(real, "rwx------");
    mode(open, "rwxrwxrwx");
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);

    assertThat(objection(link, directory)).contains("others may change");
    mode(open, "rwx------");
    assertThat(objection(link, directory)).isNull();
  }

  @Test
  @DisplayName(
      "S15: what is no program, is gone, or is named relative to something, is not started")
  void noProgram() throws Exception {
    assertThat(objection(Path.of("program"), directory)).contains("absolute");
    assertThat(objection(program, Path.of("here"))).contains("absolute");
    assertThat(objection(directory, directory)).contains("no program");
    assertThat(objection(directory.resolve("gone"), directory)).contains("gone");
    assertThat(objection(program, directory.resolve("gone"))).contains("working directory");
    mode(program, "rw-------");
    assertThat(objection(program, directory)).contains("no program");
  }
}

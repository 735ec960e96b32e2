// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFileTest {

  @TempDir Path folder;
  private Places places;

  @BeforeEach
  void place() throws IOException {
    places =
        new Places(
            PrivateDirectory.make(folder.resolve("state")),
            folder.resolve("cache"),
            folder.resolve("run"));
  }

  @Test
  @DisplayName("what a daemon publishes is read back, whatever is in its paths")
  void roundTrip() throws IOException {
    InstanceFile instance =
        new InstanceFile(
            "id", "1.2.3", 42, Instant.parse("2026-01-02T03:04:05Z"), Path.of("/a b\n=#ü/\\s"));
    instance.publish(places);
    assertThat(InstanceFile.read(places)).contains(instance);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(places.instanceFile())))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("P20: no file, an empty one and garbage are no instance")
  void damaged() throws IOException {
    assertThat(InstanceFile.read(places)).isEmpty();
    for (String content : new String[] {"", "pid=x", "pid=1\nstarted=yesterday", "\\u00"}) {
      Files.writeString(places.instanceFile(), content);
      assertThat(InstanceFile.read(places)).as(content).isEmpty();
    }
  }

  @Test
  @DisplayName("S19: each start has another token; the old one is useless")
  void token() throws IOException {
    Token old = Token.create(places.tokenFile());
    assertThat(Token.read(places.tokenFile()).matches(old.bytes())).isTrue();
    Token fresh = Token.create(places.tokenFile());
    assertThat(fresh.matches(old.bytes())).isFalse();
    assertThat(fresh.matches(new byte[0])).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(places.tokenFile())))
        .isEqualTo("rw-------");
    assertThat(fresh.toString()).doesNotContain("[");
  }
}

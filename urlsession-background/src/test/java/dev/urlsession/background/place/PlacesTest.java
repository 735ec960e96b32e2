// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.internal.store.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final Map<String, String> LINUX =
      Map.of(
          "os.name", "Linux",
          "user.home", "/home/ada",
          "user.name", "ada",
          "java.io.tmpdir", "/tmp");

  private static Places places(Map<String, String> environment) {
    return Places.of(new Surroundings(LINUX::get, environment::get));
  }

  private static int address(Places places) {
    return places.socket().toString().getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  @DisplayName("state and sockets are where the desktop wants them")
  void standard() {
    Places places = places(Map.of("XDG_RUNTIME_DIR", "/run/user/1000"));
    assertThat(places.state()).isEqualTo(Path.of("/home/ada/.local/state/urlsession"));
    assertThat(places.sockets().getParent()).isEqualTo(Path.of("/run/user/1000/urlsession"));
  }

  @Test
  @DisplayName("without a runtime directory the socket is below the cache")
  void withoutRuntimeDirectory() {
    assertThat(places(Map.of()).sockets().getParent())
        .isEqualTo(Path.of("/home/ada/.cache/urlsession/run"));
  }

  @Test
  @DisplayName("URLSESSION_HOME moves the whole tree")
  void moved() {
    Places places =
        places(Map.of("URLSESSION_HOME", "/data/x", "XDG_RUNTIME_DIR", "/run/user/1000"));
    assertThat(places.state()).startsWithRaw(Path.of("/data/x"));
    assertThat(places.cache()).startsWithRaw(Path.of("/data/x"));
    assertThat(places.sockets()).startsWithRaw(Path.of("/data/x"));
  }

  @Test
  @DisplayName("L07: a home of 200 characters has a socket whose address fits")
  void longHome() {
    String home = "/data/" + "x".repeat(200);
    Places inRuntime = places(Map.of("URLSESSION_HOME", home, "XDG_RUNTIME_DIR", "/run/user/1000"));
    assertThat(inRuntime.sockets()).startsWithRaw(Path.of("/run/user/1000/urlsession"));
    assertThat(address(inRuntime)).isLessThanOrEqualTo(103);

    Places inTemporary = places(Map.of("URLSESSION_HOME", home));
    assertThat(inTemporary.sockets()).startsWithRaw(Path.of("/tmp/urlsession-ada"));
    assertThat(address(inTemporary)).isLessThanOrEqualTo(103);
  }

  @Test
  @DisplayName("L07: a long temporary directory is passed over too, bytes count, not characters")
  void longTemporaryDirectory() {
    Map<String, String> properties =
        Map.of("os.name", "Linux", "user.name", "ada", "java.io.tmpdir", "/" + "ü".repeat(60));
    String home = "/" + "ü".repeat(60);
    Places places =
        Places.of(new Surroundings(properties::get, Map.of("URLSESSION_HOME", home)::get));
    assertThat(address(places)).isLessThanOrEqualTo(103);
  }

  @Test
  @DisplayName("two state directories never share a socket")
  void hashed() {
    String home = "/data/" + "x".repeat(200);
    assertThat(places(Map.of("URLSESSION_HOME", home + "1")).socket())
        .isNotEqualTo(places(Map.of("URLSESSION_HOME", home + "2")).socket());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApplicationDirectoryTest {

  private static final String APPLICATION = "urlsession.application";

  private static ApplicationDirectory of(
      Map<String, String> properties, Map<String, String> environment) {
    return ApplicationDirectory.of(new Surroundings(properties::get, environment::get));
  }

  @Test
  @DisplayName("the directory follows XDG on Linux")
  void linux() {
    ApplicationDirectory directory =
        of(
            Map.of("os.name", "Linux", "user.home", "/home/me", APPLICATION, "shop"),
            Map.of("XDG_STATE_HOME", "/state", "XDG_CACHE_HOME", "relative/is/ignored"));

    assertThat(directory.state()).isEqualTo(Path.of("/state/urlsession/apps/shop"));
    assertThat(directory.cache()).isEqualTo(Path.of("/home/me/.cache/urlsession/apps/shop"));
  }

  @Test
  @DisplayName("the directory is in the usual places on Linux without XDG, on macOS and Windows")
  void usualPlaces() {
    assertThat(of(Map.of("os.name", "Linux", "user.home", "/me", APPLICATION, "a"), Map.of()))
        .isEqualTo(
            new ApplicationDirectory(
                Path.of("/me/.local/state/urlsession/apps/a"),
                Path.of("/me/.cache/urlsession/apps/a")));
    assertThat(of(Map.of("os.name", "Mac OS X", "user.home", "/me", APPLICATION, "a"), Map.of()))
        .isEqualTo(
            new ApplicationDirectory(
                Path.of("/me/Library/Application Support/urlsession/apps/a"),
                Path.of("/me/Library/Caches/urlsession/apps/a")));
    assertThat(
            of(
                Map.of("os.name", "Windows 11", "user.home", "/me", APPLICATION, "a"),
                Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(
            new ApplicationDirectory(
                Path.of("/local/urlsession/state/apps/a"),
                Path.of("/local/urlsession/cache/apps/a")));
  }

  @Test
  @DisplayName("URLSESSION_HOME moves the whole tree, urlsession.home before it")
  void moved() {
    assertThat(of(Map.of(APPLICATION, "a"), Map.of("URLSESSION_HOME", "/moved")).state())
        .isEqualTo(Path.of("/moved/state/apps/a"));
    assertThat(
            of(
                    Map.of(APPLICATION, "a", "urlsession.home", "/here"),
                    Map.of("URLSESSION_HOME", "/moved"))
                .cache())
        .isEqualTo(Path.of("/here/cache/apps/a"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCache;
import dev.urlsession.URLSessionConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionCacheTest {

  private static SessionCache of(URLSessionConfiguration configuration) {
    URLCache cache = new URLCache(1_000_000, 0, null);
    return SessionCache.of(configuration.toBuilder().urlCache(cache).build(), null, Runnable::run);
  }

  @Test
  @DisplayName("B-227: a background session has no cache, whatever its configuration says")
  void background() {
    assertThat(of(URLSessionConfiguration.backgroundSessionConfiguration("b"))).isNull();
    assertThat(of(URLSessionConfiguration.defaultSessionConfiguration())).isNotNull();
  }
}

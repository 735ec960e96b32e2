// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CachedURLResponseTest {

  private final URLResponse response = CacheSamples.response(0).response();

  @Test
  @DisplayName("K: allowed everywhere and without user info unless said otherwise")
  void defaults() {
    CachedURLResponse cached = new CachedURLResponse(response, new byte[] {1});

    assertThat(cached.storagePolicy()).isEqualTo(URLCache.StoragePolicy.ALLOWED);
    assertThat(cached.userInfo()).isEmpty();
    assertThat(cached.response()).isSameAs(response);
  }

  @Test
  @DisplayName("K: the body cannot be changed from outside")
  void copies() {
    byte[] given = {1, 2};
    CachedURLResponse cached = new CachedURLResponse(response, given);
    given[0] = 9;
    cached.data()[1] = 9;

    assertThat(cached.data()).containsExactly(1, 2);
    assertThat(cached.dataBuffer().isReadOnly()).isTrue();
  }

  @Test
  @DisplayName("K: equal by response, data and policy, not by user info")
  void equality() {
    CachedURLResponse cached = new CachedURLResponse(response, new byte[] {1});

    assertThat(
            new CachedURLResponse(
                response, new byte[] {1}, Map.of("k", 1), URLCache.StoragePolicy.ALLOWED))
        .isEqualTo(cached)
        .hasSameHashCodeAs(cached);
    assertThat(new CachedURLResponse(response, new byte[] {2})).isNotEqualTo(cached);
    assertThat(
            new CachedURLResponse(
                response, new byte[] {1}, Map.of(), URLCache.StoragePolicy.NOT_ALLOWED))
        .isNotEqualTo(cached);
  }
}

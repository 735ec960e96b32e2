// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CacheSamples.get;
import static dev.urlsession.CacheSamples.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class URLCacheMemoryTest {

  private final StoreClock clock = new StoreClock();
  private final URLCache cache = new URLCache(10_000, 0, null, clock);

  @Test
  @DisplayName("B-221: the capacity is a hard limit; the least recently used goes first")
  void leastRecentlyUsed() {
    cache.storeCachedResponse(response(4_000), get("http://h/1"));
    cache.storeCachedResponse(response(4_000), get("http://h/2"));
    assertThat(has("http://h/1")).isTrue();

    cache.storeCachedResponse(response(4_000), get("http://h/3"));

    assertThat(has("http://h/1")).isTrue();
    assertThat(has("http://h/2")).isFalse();
    assertThat(has("http://h/3")).isTrue();
    assertThat(cache.currentMemoryUsage()).isBetween(8_000L, 10_000L);
  }

  @Test
  @DisplayName("B-221: setting a capacity truncates at once, and zero switches memory off")
  void truncation() {
    cache.storeCachedResponse(response(3_000), get("http://h/1"));
    cache.storeCachedResponse(response(3_000), get("http://h/2"));

    cache.setMemoryCapacity(5_000);
    assertThat(cache.currentMemoryUsage()).isBetween(3_000L, 5_000L);
    assertThat(has("http://h/1")).isFalse();
    assertThat(has("http://h/2")).isTrue();

    cache.setMemoryCapacity(0);
    cache.storeCachedResponse(response(0), get("http://h/3"));
    assertThat(cache.currentMemoryUsage()).isZero();
    assertThat(has("http://h/3")).isFalse();
  }

  @Test
  @DisplayName("B-221: what is larger than the capacity is not kept and pushes nothing else out")
  void tooLarge() {
    cache.storeCachedResponse(response(10), get("http://h/1"));
    cache.storeCachedResponse(response(10), get("http://h/2"));

    cache.storeCachedResponse(response(10_000), get("http://h/1"));

    assertThat(has("http://h/1")).isFalse();
    assertThat(has("http://h/2")).isTrue();
  }

  @Test
  @DisplayName("B-222: storing twice leaves one entry, the newest")
  void twice() {
    cache.storeCachedResponse(response(1), get("http://h/"));
    long once = cache.currentMemoryUsage();
    cache.storeCachedResponse(response(2), get("http://h/"));

    assertThat(cache.cachedResponse(get("http://h/")).data()).hasSize(2);
    assertThat(cache.currentMemoryUsage()).isEqualTo(once + 1);
  }

  @Test
  @DisplayName("B-222: removing since a date removes what was stored after it")
  void removeSince() {
    cache.storeCachedResponse(response(1), get("http://h/old"));
    long old = cache.currentMemoryUsage();
    clock.advance(Duration.ofSeconds(1));
    cache.storeCachedResponse(response(1), get("http://h/new"));

    cache.removeCachedResponsesSince(StoreClock.START);

    assertThat(has("http://h/old")).isTrue();
    assertThat(has("http://h/new")).isFalse();
    assertThat(cache.currentMemoryUsage()).isEqualTo(old);
  }

  @ParameterizedTest
  @EnumSource(URLCache.StoragePolicy.class)
  @DisplayName("B-220: memory-only is kept in memory, not-allowed nowhere")
  void policy(URLCache.StoragePolicy policy) {
    CachedURLResponse response =
        new CachedURLResponse(response(0).response(), new byte[1], Map.of("k", "v"), policy);

    cache.storeCachedResponse(response, get("http://h/"));

    assertThat(has("http://h/")).isEqualTo(policy != URLCache.StoragePolicy.NOT_ALLOWED);
    assertThat(cache.currentDiskUsage()).isZero();
  }

  @Test
  @DisplayName("K: one response is removed by its request, or all at once")
  void removal() {
    cache.storeCachedResponse(response(1), get("http://h/1"));
    cache.storeCachedResponse(response(1), get("http://h/2"));

    cache.removeCachedResponse(get("http://h/1"));
    assertThat(has("http://h/1")).isFalse();
    assertThat(has("http://h/2")).isTrue();

    cache.removeAllCachedResponses();
    assertThat(has("http://h/2")).isFalse();
    assertThat(cache.currentMemoryUsage()).isZero();
  }

  @Test
  @DisplayName("B-221: a negative capacity is a mistake")
  void negative() {
    assertThatThrownBy(() -> new URLCache(-1, 0, null))
        .isInstanceOf(URLSessionUsageException.class);
    assertThatThrownBy(() -> cache.setDiskCapacity(-1))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @Test
  @DisplayName("K: the shared cache has 4 MiB of memory and 20 MiB of disk, and can be replaced")
  void shared() {
    URLCache before = URLCache.shared();
    assertThat(before.memoryCapacity()).isEqualTo(4_194_304);
    assertThat(before.diskCapacity()).isEqualTo(20_971_520);

    URLCache.setShared(cache);
    try {
      assertThat(URLCache.shared()).isSameAs(cache);
    } finally {
      URLCache.setShared(before);
    }
  }

  private boolean has(String url) {
    return cache.cachedResponse(get(url)) != null;
  }
}

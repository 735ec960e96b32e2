// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static dev.urlsession.CacheSamples.get;
import static dev.urlsession.CacheSamples.response;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class URLCacheKeyTest {

  private final URLCache cache = new URLCache(100_000, 0, null);

  @ParameterizedTest
  @CsvSource({
    "http://h/a?x=1, http://h/a?x=1#top, true",
    "http://h, http://h/, true",
    "HTTP://H/a, http://h/a, true",
    "http://h/a, https://h/a, false",
    "http://h/a?x=1, http://h/a?x=2, false",
    "http://h/a, http://h/a?, false",
    "http://h/a, http://h/A, false",
    "http://h/a, http://h:81/a, false",
    "http://h/a%2fb, http://h/a/b, false",
    "data:x#y, data:x, true"
  })
  @DisplayName("B-217: the key is the URL without its fragment")
  void url(String stored, String asked, boolean found) {
    cache.storeCachedResponse(response(1), get(stored));

    assertThat(cache.cachedResponse(get(asked)) != null).isEqualTo(found);
  }

  @Test
  @DisplayName("B-217: the method is part of the key")
  void method() {
    cache.storeCachedResponse(response(1), get("http://h/"));

    assertThat(cache.cachedResponse(get("http://h/").toBuilder().httpMethod("HEAD").build()))
        .isNull();
  }
}

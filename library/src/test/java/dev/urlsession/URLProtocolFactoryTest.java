// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.internal.scheme.RegisteredProtocols;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class URLProtocolFactoryTest {

  @Test
  @DisplayName("B-320: the factory registered last is asked first, until it is unregistered")
  void order() {
    List<URLProtocol.Factory> before = RegisteredProtocols.registered();
    URLProtocol.Factory first = new Refusing();
    URLProtocol.Factory last = new Refusing();

    URLProtocol.registerClass(first);
    URLProtocol.registerClass(last);
    try {
      assertThat(RegisteredProtocols.registered())
          .startsWith(last, first)
          .endsWith(before.toArray(new URLProtocol.Factory[0]));
    } finally {
      URLProtocol.unregisterClass(first);
      URLProtocol.unregisterClass(last);
    }
    assertThat(RegisteredProtocols.registered()).isEqualTo(before);
  }

  @Test
  @DisplayName("B-217: by default requests are cache-equivalent by method and URL without fragment")
  void equivalence() {
    URLProtocol.Factory factory = new Refusing();
    URLRequest request = URLRequest.of("http://h/a?x=1");

    assertThat(factory.canonicalRequest(request)).isSameAs(request);
    assertThat(factory.requestIsCacheEquivalent(request, URLRequest.of("http://h/a?x=1#f")))
        .isTrue();
    assertThat(factory.requestIsCacheEquivalent(request, URLRequest.of("http://h/a?x=2")))
        .isFalse();
  }

  private static final class Refusing implements URLProtocol.Factory {

    @Override
    public boolean canInit(URLRequest request) {
      return false;
    }

    @Override
    public URLProtocol create(
        URLRequest request, @Nullable CachedURLResponse cached, URLProtocolClient client) {
      throw new AssertionError("refused requests are not loaded");
    }
  }
}

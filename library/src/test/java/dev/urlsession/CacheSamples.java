// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.URI;

/** Short ways to requests and cached responses for tests. */
final class CacheSamples {

  private CacheSamples() {}

  static URLRequest get(String url) {
    return URLRequest.of(url);
  }

  static CachedURLResponse response(int bytes) {
    return new CachedURLResponse(
        new HTTPURLResponse(URI.create("http://h/"), 200, "HTTP/1.1", HTTPHeaders.empty()),
        new byte[bytes]);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.scheme.DataURL;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Loads a {@code data:} URL, which is its own answer (B-072). */
final class DataLoad {

  private DataLoad() {}

  static CompletableFuture<Answer> load(URLRequest request, URI url, Load load) {
    load.requested(request);
    try {
      DataURL data = DataURL.parse(url);
      URLResponse response =
          new URLResponse(url, data.mimeType(), data.bytes().length, data.charset());
      load.events().arrived(data.bytes().length);
      BodySource body = BodySource.of(ByteBuffer.wrap(data.bytes()));
      return CompletableFuture.completedFuture(new Answer(request, response, body));
    } catch (URLError malformed) {
      return CompletableFuture.failedFuture(malformed);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server and a cookie storage that outlives the sessions which use it. */
final class CookieRig implements AutoCloseable {

  final LoopbackServer server = LoopbackServer.start();
  final HTTPCookieStorage storage;

  CookieRig() {
    this(new HTTPCookieStorage());
  }

  CookieRig(HTTPCookieStorage storage) {
    this.storage = storage;
  }

  /** One that has this storage and no cache. */
  URLSession session(UnaryOperator<URLSessionConfigurationBuilder> change) {
    URLSessionConfigurationBuilder configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .urlCache(null)
            .httpCookieStorage(storage)
            .urlCache(null);
    return URLSession.create(change.apply(configuration).build());
  }

  /** Loads in a session of its own. */
  HTTPURLResponse load(
      UnaryOperator<URLSessionConfigurationBuilder> configuration, URLRequest request) {
    try (URLSession session = session(configuration)) {
      return (HTTPURLResponse) get(session.data(request)).response();
    }
  }

  HTTPURLResponse load(String path) {
    return load(UnaryOperator.identity(), URLRequest.of(server.uri(path)));
  }

  /** The Cookie fields of the request that came last. */
  List<String> lastSent() {
    List<RecordedRequest> requests = server.requests();
    return requests.get(requests.size() - 1).headerValues("Cookie");
  }

  static <T> T get(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    server.close();
  }
}

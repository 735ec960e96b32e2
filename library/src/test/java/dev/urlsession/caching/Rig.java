// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionTask;
import dev.urlsession.internal.session.TimedSessions;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server, a cache and a session whose time of day a test moves. */
final class Rig implements AutoCloseable {

  static final long PATIENCE_SECONDS = 60;
  static final long MEMORY = 1_000_000;

  final LoopbackServer server = LoopbackServer.start();
  final WallClock time = new WallClock();
  final Recorder delegate = new Recorder();
  final URLCache cache;
  final URLSession session;

  private Rig(URLCache cache, UnaryOperator<URLSessionConfigurationBuilder> change) {
    this.cache = cache;
    this.session = session(change);
  }

  /** In memory. */
  static Rig memory() {
    return new Rig(new URLCache(MEMORY, 0, null), UnaryOperator.identity());
  }

  static Rig memory(UnaryOperator<URLSessionConfigurationBuilder> change) {
    return new Rig(new URLCache(MEMORY, 0, null), change);
  }

  /** On disk, and nothing in memory. */
  static Rig disk(Path directory) {
    return of(new URLCache(0, 100_000_000, directory.resolve("cache")));
  }

  static Rig of(URLCache cache) {
    return new Rig(cache, UnaryOperator.identity());
  }

  /** Another session with the same cache. */
  URLSession session(UnaryOperator<URLSessionConfigurationBuilder> change) {
    URLSessionConfiguration configuration =
        change
            .apply(
                URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
                    .httpCookieStorage(null)
                    .urlCredentialStorage(null)
                    .urlCache(cache))
            .build();
    return TimedSessions.create(configuration, delegate, time);
  }

  /** Answers with this text, for so long fresh. */
  static Answer fresh(String text, int seconds) {
    return Answer.text(text).header("Cache-Control", "max-age=" + seconds);
  }

  URI uri(String path) {
    return server.uri(path);
  }

  URLRequestBuilder request(String path, String... headers) {
    URLRequestBuilder request = URLRequest.builder(uri(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  Loaded get(String path, String... headers) {
    return load(request(path, headers).build());
  }

  Loaded send(String method, String path) {
    return load(request(path).httpMethod(method).build());
  }

  Loaded load(URLRequest request) {
    return load(session, request);
  }

  Loaded load(URLSession in, URLRequest request) {
    return await(start(in, request));
  }

  CompletableFuture<Loaded> start(URLSession in, URLRequest request) {
    URLSessionTask task = in.dataTask(request);
    CompletableFuture<Loaded> end = delegate.endOf(task);
    task.resume();
    return end;
  }

  static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** From now on the server cannot be reached. */
  void goOffline() {
    server.refuseConnections();
    server.closeConnections();
    server.awaitOpenConnections(0, Duration.ofSeconds(PATIENCE_SECONDS));
  }

  int requests() {
    return server.requestCount();
  }

  /** What was stored of the headers; null when nothing is stored. */
  HTTPURLResponse stored(String path) {
    var cached = cache.cachedResponse(URLRequest.of(uri(path)));
    return cached == null ? null : (HTTPURLResponse) cached.response();
  }

  @Override
  public void close() {
    session.invalidateAndCancel();
    cache.close();
    server.close();
  }
}

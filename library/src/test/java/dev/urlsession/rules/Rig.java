// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionTask;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.session.TimedSessions;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server, a session and a delegate that writes down what it hears. */
final class Rig implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(120);

  final LoopbackServer server;
  final Recorder heard = new Recorder();
  final ManualTime time = new ManualTime();
  final URLSession session;

  private Rig(
      LoopbackServer server, boolean timed, UnaryOperator<URLSessionConfigurationBuilder> change) {
    this.server = server;
    URLSessionConfiguration configuration =
        change.apply(URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()).build();
    session = TimedSessions.create(configuration, heard, timed ? time : Timers.SYSTEM);
  }

  static Rig http() {
    return http(UnaryOperator.identity());
  }

  static Rig http(UnaryOperator<URLSessionConfigurationBuilder> change) {
    return new Rig(LoopbackServer.start(), false, change);
  }

  /** To a server the test made, which the rig closes as well. */
  static Rig to(LoopbackServer server, UnaryOperator<URLSessionConfigurationBuilder> change) {
    return new Rig(server, false, change);
  }

  /** Timeouts follow {@link #time}. */
  static Rig timed(UnaryOperator<URLSessionConfigurationBuilder> change) {
    return new Rig(LoopbackServer.start(), true, change);
  }

  /** HTTP/2 over TLS. */
  static Rig tls(UnaryOperator<URLSessionConfigurationBuilder> change) {
    return tls(LoopbackServer.tls(), change);
  }

  static Rig tls(LoopbackServer server, UnaryOperator<URLSessionConfigurationBuilder> change) {
    return new Rig(
        server,
        false,
        configuration -> change.apply(configuration.trustManager(server.trustManager())));
  }

  URI uri(String path) {
    return server.uri(path);
  }

  URLRequestBuilder request(String method, String path) {
    return URLRequest.builder(uri(path)).httpMethod(method);
  }

  Told get(String path) {
    return load(URLRequest.of(uri(path)));
  }

  Told load(URLRequest request) {
    return start(session.dataTask(request)).awaitEnd();
  }

  Told upload(String path, HTTPBody body) {
    return start(session.uploadTask(request("POST", path).build(), body)).awaitEnd();
  }

  Told start(URLSessionTask task) {
    task.resume();
    return heard.of(task);
  }

  /** Moves the time once the delegate has done with what it was told so far. */
  void advance(Duration by) {
    CompletableFuture.runAsync(() -> {}, session.delegateQueue())
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
    time.advance(by);
  }

  @Override
  public void close() {
    session.invalidateAndCancel();
    server.close();
  }
}

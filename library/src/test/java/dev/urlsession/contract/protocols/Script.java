// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.protocols;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLProtocolClient;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A protocol that says what a test wants it to, and remembers what it was asked. */
final class Script implements URLProtocol.Factory {

  /** What a protocol does when it starts. */
  interface Start {
    void with(URLProtocol protocol, URLProtocolClient client);
  }

  final List<String> calls = new CopyOnWriteArrayList<>();
  final CountDownLatch stopped = new CountDownLatch(1);
  private final String scheme;
  private final Start start;

  Script(String scheme, Start start) {
    this.scheme = scheme;
    this.start = start;
  }

  static URLResponse response(URLProtocol protocol) {
    return new HTTPURLResponse(protocol.request().url(), 200, "HTTP/1.1", HTTPHeaders.empty());
  }

  static void respond(URLProtocol protocol, URLProtocolClient client) {
    client.didReceiveResponse(protocol, response(protocol), URLCache.StoragePolicy.NOT_ALLOWED);
  }

  static void say(URLProtocol protocol, URLProtocolClient client, String text) {
    client.didLoadData(protocol, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A whole answer with this text. */
  static Start text(String text) {
    return (protocol, client) -> {
      respond(protocol, client);
      say(protocol, client, text);
      client.didFinishLoading(protocol);
    };
  }

  @Override
  public boolean canInit(URLRequest request) {
    calls.add("canInit");
    return scheme.equals(request.url().getScheme());
  }

  @Override
  public URLRequest canonicalRequest(URLRequest request) {
    calls.add("canonical");
    return request.toBuilder().header("X-Canonical", "yes").build();
  }

  @Override
  public URLProtocol create(
      URLRequest request, CachedURLResponse cached, URLProtocolClient client) {
    calls.add("create " + request.value("X-Canonical"));
    return new URLProtocol(request, cached, client) {
      @Override
      public void startLoading() {
        calls.add("start");
        start.with(this, client());
      }

      @Override
      public void stopLoading() {
        calls.add("stop");
        stopped.countDown();
      }
    };
  }
}

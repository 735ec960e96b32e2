// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes of one session, found by what JSSE asks its managers with: the engine, or the
 * alias that stands for an identity. Each is in here until its connection is closed, since a server
 * may renegotiate. Thread-safe.
 */
final class Handshakes {

  private final Map<SSLEngine, Handshake> byEngine = new ConcurrentHashMap<>();
  private final Map<String, Handshake> byAlias = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();

  Handshake begin(SSLEngine engine, HandshakeTerms terms, @Nullable X509TrustManager anchors) {
    String alias = "handshake-" + count.incrementAndGet();
    Handshake handshake = new Handshake(engine, alias, terms, anchors, this);
    byEngine.put(engine, handshake);
    byAlias.put(alias, handshake);
    return handshake;
  }

  void ended(SSLEngine engine, String alias) {
    byEngine.remove(engine);
    byAlias.remove(alias);
  }

  @Nullable Handshake of(SSLEngine engine) {
    return byEngine.get(engine);
  }

  @Nullable Handshake of(String alias) {
    return byAlias.get(alias);
  }
}

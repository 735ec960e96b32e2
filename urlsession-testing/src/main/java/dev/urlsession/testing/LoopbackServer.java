// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on 127.0.0.1 for tests: answers what {@link Answer} says, records what it gets.
 *
 * <pre>{@code
 * try (LoopbackServer server = LoopbackServer.start()) {
 *   server.route("/hello", Answer.text("hi"));
 *   URI url = server.uri("/hello");
 * }
 * }</pre>
 *
 * <p>It has two threads whatever the number of connections, and serves thousands of them. A request
 * no route fits gets status 404. All methods may be called from any thread, also while requests
 * run. The awaiting methods throw {@link AssertionError} after their timeout.
 */
public final class LoopbackServer implements AutoCloseable {

  private final ServerState state;
  private final Listening listening = new Listening();
  private final ConnectionInitializer initializer;
  private final @Nullable TestCertificate certificate;

  private LoopbackServer(Builder builder) {
    TlsSetup tls = builder.tlsSetup();
    certificate = tls == null ? null : tls.certificate();
    state = new ServerState(new Routes(), new Ledger(), new Connections(), builder.limits());
    initializer =
        new ConnectionInitializer(
            state, listening, tls == null ? null : tls.context(), builder.speaksHttp2());
    listening.open(initializer);
  }

  /** Starts a server of plain HTTP/1.1 on a free port. */
  public static LoopbackServer start() {
    return builder().build();
  }

  /**
   * Starts a server of HTTP/2 and HTTP/1.1 over TLS, as the client chooses by ALPN, on a free port,
   * with a certificate of its own: see {@link #trustManager()}.
   */
  public static LoopbackServer tls() {
    return builder().tls(true).build();
  }

  /** A builder for a server with other settings. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Answers requests for this path, of any method. The route added last wins.
   *
   * @param path the path, without query; one that ends in {@code *} fits all that begin so
   */
  public LoopbackServer route(String path, Answer answer) {
    state.routes().add(null, path, answer);
    return this;
  }

  /** Answers requests of this method for this path. The route added last wins. */
  public LoopbackServer route(String method, String path, Answer answer) {
    state.routes().add(method, path, answer);
    return this;
  }

  /** Answers requests that no route fits. Default: status 404. */
  public LoopbackServer fallback(Answer answer) {
    state.routes().fallback(answer);
    return this;
  }

  /**
   * Adds a chain of {@code hops} redirects with status 302: {@code path} leads to {@code path/1},
   * and so on to {@code path/hops}, which answers with the text {@code arrived}.
   */
  public LoopbackServer redirectChain(String path, int hops) {
    for (int hop = 0; hop < hops; hop++) {
      String from = hop == 0 ? path : path + "/" + hop;
      route(from, Answer.redirect(302, path + "/" + (hop + 1)));
    }
    return route(hops == 0 ? path : path + "/" + hops, Answer.text("arrived"));
  }

  /** The URL of a path, which may have a query, on this server. */
  public URI uri(String path) {
    String scheme = certificate == null ? "http" : "https";
    return URI.create(scheme + "://127.0.0.1:" + port() + path);
  }

  /**
   * The server's certificate.
   *
   * @throws IllegalStateException when the server does not speak TLS
   */
  public X509Certificate certificate() {
    return requireTls().certificate();
  }

  /**
   * A trust manager that trusts this server and no other.
   *
   * @throws IllegalStateException when the server does not speak TLS
   */
  public X509TrustManager trustManager() {
    return requireTls().trustManager();
  }

  /**
   * A client's TLS context that trusts this server and no other.
   *
   * @throws IllegalStateException when the server does not speak TLS
   */
  public SSLContext sslContext() {
    return requireTls().sslContext();
  }

  private TestCertificate requireTls() {
    TestCertificate own = certificate;
    if (own == null) {
      throw new IllegalStateException(
          "This server speaks no TLS and has no certificate; start it with LoopbackServer.tls()");
    }
    return own;
  }

  /** The port the server listens on; it stays the same as long as the server lives. */
  public int port() {
    return listening.port();
  }

  /** The requests recorded so far (at most the latest 10,000), in the order of recording. */
  public List<RecordedRequest> requests() {
    return state.ledger().requests();
  }

  /** How many requests have been recorded so far. */
  public int requestCount() {
    return state.ledger().count();
  }

  /** Waits until {@code count} requests in all have been recorded, and returns all. */
  public List<RecordedRequest> awaitRequests(int count, Duration timeout) {
    state.ledger().await(count, timeout);
    return requests();
  }

  /** How many connections have been accepted so far. */
  public int connections() {
    return state.connections().accepted();
  }

  /** How many connections are open now. */
  public int openConnections() {
    return state.connections().open();
  }

  /** Waits until exactly {@code count} connections are open. */
  public void awaitOpenConnections(int count, Duration timeout) {
    state.connections().awaitOpen(count, timeout);
  }

  /** Closes all connections that are open now; new ones are accepted as before. */
  public void closeConnections() {
    state.connections().closeAll();
  }

  /** Stops listening: connects are refused, open connections go on. */
  public void refuseConnections() {
    listening.refuse();
  }

  /** From now on accepts connections and closes them at once. */
  public void dropConnections() {
    listening.drop();
  }

  /** Accepts connections again, on the same port. */
  public void acceptConnections() {
    listening.open(initializer);
  }

  /** Closes every socket and ends the server's threads. May be called again. */
  @Override
  public void close() {
    listening.refuse();
    state.connections().closeAll();
    listening.shutDown();
  }

  /** The settings of a {@link LoopbackServer}. */
  public static final class Builder {

    private int maxRecordedBody = 1 << 20;
    private int maxHeaderBytes = 1 << 20;
    private long maxConcurrentStreams = 100;

    private boolean tls;
    private @Nullable Boolean http2;
    private @Nullable TestCertificate certificate;
    private List<String> tlsProtocols = List.of();
    private @Nullable X509Certificate clientCertificate;

    private Builder() {}

    /** Whether to speak TLS. Default: no. */
    public Builder tls(boolean tls) {
      this.tls = tls;
      return this;
    }

    /**
     * Whether to speak HTTP/2 besides HTTP/1.1: by ALPN over TLS, without it to clients that begin
     * with the HTTP/2 preface. Default: over TLS only.
     */
    public Builder http2(boolean http2) {
      this.http2 = http2;
      return this;
    }

    /** Speaks TLS with this certificate. Default: {@link TestCertificate#forLocalhost()}. */
    public Builder certificate(TestCertificate certificate) {
      this.certificate = certificate;
      return tls(true);
    }

    /** Speaks TLS in these versions only, for example {@code TLSv1.2}. Default: the JDK's. */
    public Builder tlsProtocols(String... protocols) {
      tlsProtocols = List.of(protocols);
      return tls(true);
    }

    /** Speaks TLS with clients that show this certificate only. Default: clients show none. */
    public Builder requireClientCertificate(X509Certificate certificate) {
      clientCertificate = certificate;
      return tls(true);
    }

    /** How many bytes of each request's body are kept. Default: 1 MiB. */
    public Builder maxRecordedBody(int bytes) {
      maxRecordedBody = bytes;
      return this;
    }

    /** How long a request's head may be before status 400. Default: 1 MiB. */
    public Builder maxHeaderBytes(int bytes) {
      maxHeaderBytes = bytes;
      return this;
    }

    /** HTTP/2: how many streams a connection may have at a time. Default: 100. */
    public Builder maxConcurrentStreams(long streams) {
      maxConcurrentStreams = streams;
      return this;
    }

    boolean speaksHttp2() {
      Boolean chosen = http2;
      return chosen == null ? tls : chosen;
    }

    @Nullable TlsSetup tlsSetup() {
      if (!tls) {
        return null;
      }
      TestCertificate own = certificate == null ? TestCertificate.forLocalhost() : certificate;
      return new TlsSetup(own, speaksHttp2(), tlsProtocols, clientCertificate);
    }

    Limits limits() {
      return new Limits(maxRecordedBody, maxHeaderBytes, maxConcurrentStreams);
    }

    /** Starts the server. */
    public LoopbackServer build() {
      return new LoopbackServer(this);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

/** A client taking part. Each measurement of it runs in a JVM of its own. */
enum Contender {
  URLSESSION("urlsession", t -> new URLSessionClient(t, null)),
  URLSESSION_DIRECT("urlsession-direct", t -> new URLSessionClient(t, Runnable::run)),
  NETTY("netty", t -> t.http2() ? new NettyHttp2Client(t) : new NettyClient(t, Runnable::run)),
  NETTY_QUEUE("netty-queue", QueuedClient::new),
  VERTX("vertx", VertxClient::new),
  REACTOR_NETTY("reactor-netty", ReactorNettyClient::new),
  OKHTTP("okhttp", OkHttpBenchmarkClient::new),
  APACHE("apache", ApacheClient::create),
  JETTY("jetty", JettyClient::new),
  JDK("jdk", JdkClient::new);

  /** Opens the client; the first request may still have to connect. */
  interface Factory {
    BenchmarkClient open(Target target) throws Exception;
  }

  final String id;

  @SuppressWarnings("ImmutableEnumChecker") // constructor references
  final Factory factory;

  Contender(String id, Factory factory) {
    this.id = id;
    this.factory = factory;
  }

  boolean takesPart(Workload workload) {
    return switch (this) {
      case URLSESSION_DIRECT -> workload.isGets(); // handlers on the loop must not touch files
      case NETTY_QUEUE -> workload.isGets() || workload.isDownload();
      default -> true;
    };
  }

  static Contender named(String id) {
    for (Contender contender : values()) {
      if (contender.id.equals(id)) {
        return contender;
      }
    }
    throw new IllegalArgumentException("No contender \"" + id + "\"; see benchmarks/README.md.");
  }
}

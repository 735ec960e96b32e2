// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** One measurement: fills the cache from a server, warms up, and counts hits. */
final class CacheRun {

  /** So many entries of so many bytes. */
  static final int ENTRIES = 2_000;

  static final int LENGTH = 1024;

  private static final int WARM_UP_SECONDS = 5;

  private CacheRun() {}

  static void main(CacheContender contender, int seconds, Path directory) throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server = start(requests);
    List<URI> urls =
        IntStream.range(0, ENTRIES)
            .mapToObj(i -> "http://127.0.0.1:" + server.getAddress().getPort() + "/" + i)
            .map(URI::create)
            .toList();
    try (HitClient client = contender.open(directory.resolve("cache"))) {
      client.fill(urls);
      client.hits(urls, System.nanoTime() + Duration.ofSeconds(WARM_UP_SECONDS).toNanos());
      double cpu = cpuMicros();
      long begun = System.nanoTime();
      long hits = client.hits(urls, begun + Duration.ofSeconds(seconds).toNanos());
      double took = (System.nanoTime() - begun) / 1e9;
      if (requests.get() != ENTRIES) {
        throw new IllegalStateException("The server was asked " + requests + " times");
      }
      System.out.println(hits / took + " " + (cpuMicros() - cpu) / hits);
    }
    server.stop(0);
    System.exit(0);
  }

  private static double cpuMicros() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e3;
  }

  private static HttpServer start(AtomicInteger requests) throws Exception {
    // Else each answer waits 40 ms for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    byte[] body = new byte[LENGTH];
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getResponseHeaders().set("Cache-Control", "max-age=86400");
          exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/** Reactor Netty with as many connections as requests in flight; one connection for HTTP/2. */
final class ReactorNettyClient implements BenchmarkClient {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final ConnectionProvider connections;
  private final HttpClient client;
  private final String small;
  private final Target target;

  ReactorNettyClient(Target target) {
    this.target = target;
    this.small = target.uri(Target.SMALL_PATH).toString();
    this.connections =
        ConnectionProvider.builder("benchmark")
            .maxConnections(target.http2() ? 1 : target.inFlight())
            .pendingAcquireMaxCount(-1)
            .build();
    HttpClient plain = HttpClient.create(connections);
    this.client =
        target.http2() ? overHttp2(plain, target) : target.tls() ? overTls(plain, target) : plain;
  }

  private static HttpClient overHttp2(HttpClient plain, Target target) {
    // The overload for the narrower type is deprecated.
    GenericSslContextSpec<?> tls =
        Http2SslContextSpec.forClient()
            .configure(builder -> builder.trustManager(target.certificate().toFile()));
    return plain.protocol(HttpProtocol.H2).secure(spec -> spec.sslContext(tls));
  }

  private static HttpClient overTls(HttpClient plain, Target target) {
    GenericSslContextSpec<?> tls =
        Http11SslContextSpec.forClient()
            .configure(builder -> builder.trustManager(target.certificate().toFile()));
    return plain.secure(spec -> spec.sslContext(tls));
  }

  @Override
  public void get(Answer answer) {
    client
        .get()
        .uri(small)
        .responseSingle(
            (response, body) ->
                body.map(bytes -> new int[] {response.status().code(), bytes.readableBytes()}))
        .subscribe(result -> answer.received(result[0], result[1]), answer::failed);
  }

  @Override
  public void download(String path, Path file) throws Exception {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      client
          .get()
          .uri(target.uri(path).toString())
          .response(
              (response, body) -> {
                BenchmarkClient.requireSuccess(response.status().code());
                return body.doOnNext(bytes -> write(bytes, out)).then();
              })
          .then()
          .block(LIMIT);
    }
  }

  private static void write(ByteBuf bytes, FileChannel out) {
    try {
      while (bytes.isReadable()) {
        bytes.readBytes(out, bytes.readableBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void upload(Path file) throws Exception {
    long length = Files.size(file);
    client
        .headers(headers -> headers.set("Content-Length", length))
        .put()
        .uri(target.uri(Target.UPLOAD_PATH).toString())
        .send((request, out) -> out.sendFile(file))
        .responseSingle(
            (response, body) -> {
              BenchmarkClient.requireSuccess(response.status().code());
              return body.then(Mono.just(true));
            })
        .block(LIMIT);
  }

  @Override
  public void close() {
    connections.disposeLater().block(LIMIT);
  }
}

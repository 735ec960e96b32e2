// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Vert.x with the native transport and as many connections as requests in flight. */
final class VertxClient implements BenchmarkClient {
  private static final long LIMIT_MINUTES = 5;
  // The default of 8 KiB makes an upload six times slower.
  private static final int READ_BUFFER = 1 << 20;

  private final Target target;
  private final Vertx vertx;
  private final HttpClient client;

  VertxClient(Target target) {
    this.target = target;
    this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    HttpClientOptions options = new HttpClientOptions();
    if (target.http2()) {
      options.setProtocolVersion(HttpVersion.HTTP_2).setUseAlpn(true);
    }
    if (target.tls()) {
      options
          .setSsl(true)
          .setTrustOptions(new PemTrustOptions().addCertPath(target.certificate().toString()));
    }
    this.client =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(new PoolOptions().setHttp1MaxSize(target.inFlight()))
            .build();
  }

  @Override
  public void get(Answer answer) {
    client
        .request(HttpMethod.GET, target.port(), Target.HOST, Target.SMALL_PATH)
        .compose(request -> request.send())
        .compose(
            response ->
                response
                    .body()
                    .onSuccess(body -> answer.received(response.statusCode(), body.length())))
        .onFailure(answer::failed);
  }

  @Override
  public void download(String path, Path file) throws Exception {
    // The file first: a small answer would have ended before it is open.
    await(
        vertx
            .fileSystem()
            .open(file.toString(), new OpenOptions().setCreateNew(true).setWrite(true))
            .compose(
                out ->
                    client
                        .request(HttpMethod.GET, target.port(), Target.HOST, path)
                        .compose(request -> request.send())
                        .compose(
                            response -> {
                              BenchmarkClient.requireSuccess(response.statusCode());
                              return response.pipeTo(out);
                            })));
  }

  @Override
  public void upload(Path file) throws Exception {
    String length = Long.toString(Files.size(file));
    await(
        vertx
            .fileSystem()
            .open(file.toString(), new OpenOptions().setRead(true).setWrite(false))
            .compose(
                content ->
                    client
                        .request(HttpMethod.PUT, target.port(), Target.HOST, Target.UPLOAD_PATH)
                        .compose(
                            request ->
                                request
                                    .putHeader("Content-Length", length)
                                    .send(content.setReadBufferSize(READ_BUFFER))))
            .map(
                response -> {
                  BenchmarkClient.requireSuccess(response.statusCode());
                  return null;
                }));
  }

  private static void await(Future<?> future) throws Exception {
    future.toCompletionStage().toCompletableFuture().get(LIMIT_MINUTES, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

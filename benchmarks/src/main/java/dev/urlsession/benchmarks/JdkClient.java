// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** {@code java.net.http}. */
final class JdkClient implements BenchmarkClient {
  private final Target target;
  private final HttpClient client;
  private final HttpRequest small;

  JdkClient(Target target) throws Exception {
    this.target = target;
    this.small = HttpRequest.newBuilder(target.uri(Target.SMALL_PATH)).build();
    HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    if (target.http2()) {
      builder.version(HttpClient.Version.HTTP_2);
    }
    if (target.tls()) {
      builder.sslContext(Trust.in(target.certificate()).context());
    }
    this.client = builder.build();
  }

  @Override
  public void get(Answer answer) {
    client
        .sendAsync(small, BodyHandlers.ofByteArray())
        .whenComplete(
            (response, failure) -> {
              if (failure == null) {
                answer.received(response.statusCode(), response.body().length);
              } else {
                answer.failed(failure);
              }
            });
  }

  @Override
  public void download(String path, Path file) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(target.uri(path)).build();
    BenchmarkClient.requireSuccess(client.send(request, BodyHandlers.ofFile(file)).statusCode());
  }

  @Override
  public void upload(Path file) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(target.uri(Target.UPLOAD_PATH))
            .PUT(BodyPublishers.ofFile(file))
            .build();
    BenchmarkClient.requireSuccess(client.send(request, BodyHandlers.discarding()).statusCode());
  }

  @Override
  public void close() {}
}

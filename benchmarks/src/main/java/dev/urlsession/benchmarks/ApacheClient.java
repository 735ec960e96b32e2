// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;

/** Apache HttpClient, asynchronous; its multiplexing client for HTTP/2. */
final class ApacheClient implements BenchmarkClient {
  private static final long LIMIT_MINUTES = 5;

  private final Target target;
  private final CloseableHttpAsyncClient client;

  private ApacheClient(Target target, CloseableHttpAsyncClient client) {
    this.target = target;
    this.client = client;
  }

  static ApacheClient create(Target target) throws Exception {
    CloseableHttpAsyncClient client = target.http2() ? http2(target) : http1(target);
    client.start();
    return new ApacheClient(target, client);
  }

  private static CloseableHttpAsyncClient http1(Target target) throws Exception {
    PoolingAsyncClientConnectionManagerBuilder connections =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(target.inFlight())
            .setMaxConnTotal(target.inFlight());
    if (target.tls()) {
      connections.setTlsStrategy(trusting(target));
    }
    return HttpAsyncClients.custom().setConnectionManager(connections.build()).build();
  }

  private static CloseableHttpAsyncClient http2(Target target) throws Exception {
    return HttpAsyncClients.customHttp2().setTlsStrategy(trusting(target)).build();
  }

  private static TlsStrategy trusting(Target target) throws Exception {
    return ClientTlsStrategyBuilder.create()
        .setSslContext(Trust.in(target.certificate()).context())
        .buildAsync();
  }

  @Override
  public void get(Answer answer) {
    SimpleHttpRequest request = SimpleRequestBuilder.get(target.uri(Target.SMALL_PATH)).build();
    client.execute(
        request,
        new FutureCallback<SimpleHttpResponse>() {
          @Override
          public void completed(SimpleHttpResponse response) {
            answer.received(response.getCode(), response.getBodyBytes().length);
          }

          @Override
          public void failed(Exception failure) {
            answer.failed(failure);
          }

          @Override
          public void cancelled() {
            answer.failed(new IllegalStateException("The client cancelled the request"));
          }
        });
  }

  @Override
  public void download(String path, Path file) throws Exception {
    AsyncRequestProducer request = AsyncRequestBuilder.get(target.uri(path)).build();
    transfer(request, ApacheBodyConsumer.toFile(file));
  }

  @Override
  public void upload(Path file) throws Exception {
    AsyncRequestProducer request =
        AsyncRequestBuilder.put(target.uri(Target.UPLOAD_PATH))
            .setEntity(
                AsyncEntityProducers.create(file.toFile(), ContentType.APPLICATION_OCTET_STREAM))
            .build();
    transfer(request, ApacheBodyConsumer.discarding());
  }

  private void transfer(AsyncRequestProducer request, ApacheBodyConsumer body) throws Exception {
    try (body) {
      BenchmarkClient.requireSuccess(
          client.execute(request, body, null).get(LIMIT_MINUTES, TimeUnit.MINUTES));
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;

/** OkHttp with enough dispatcher slots and connections for the load. */
final class OkHttpBenchmarkClient implements BenchmarkClient {
  private final Target target;
  private final OkHttpClient client;
  private final Request small;

  OkHttpBenchmarkClient(Target target) throws Exception {
    this.target = target;
    this.small = new Request.Builder().url(target.uri(Target.SMALL_PATH).toString()).build();
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(target.inFlight());
    dispatcher.setMaxRequestsPerHost(target.inFlight());
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(target.inFlight(), 5, TimeUnit.MINUTES));
    if (target.tls()) {
      Trust trust = Trust.in(target.certificate());
      builder.sslSocketFactory(trust.context().getSocketFactory(), trust.manager());
    }
    this.client = builder.build();
  }

  @Override
  public void get(Answer answer) {
    client
        .newCall(small)
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException failure) {
                answer.failed(failure);
              }

              @Override
              public void onResponse(Call call, Response response) throws IOException {
                answer.received(response.code(), response.body().bytes().length);
              }
            });
  }

  @Override
  public void download(String path, Path file) throws Exception {
    Request request = new Request.Builder().url(target.uri(path).toString()).build();
    try (Response response = client.newCall(request).execute();
        BufferedSink out = Okio.buffer(Okio.sink(file))) {
      BenchmarkClient.requireSuccess(response.code());
      out.writeAll(response.body().source());
    }
  }

  @Override
  public void upload(Path file) throws Exception {
    Request request =
        new Request.Builder()
            .url(target.uri(Target.UPLOAD_PATH).toString())
            .put(RequestBody.create(file.toFile(), (MediaType) null))
            .build();
    try (Response response = client.newCall(request).execute()) {
      BenchmarkClient.requireSuccess(response.code());
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}

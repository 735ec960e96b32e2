// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.PathRequestContent;
import org.eclipse.jetty.client.PathResponseListener;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's client with as many connections as requests in flight; one connection for HTTP/2. */
final class JettyClient implements BenchmarkClient {
  private static final long LIMIT_MINUTES = 5;

  private final Target target;
  private final HttpClient client;

  JettyClient(Target target) throws Exception {
    this.target = target;
    ClientConnector connector = new ClientConnector();
    if (target.tls()) {
      SslContextFactory.Client tls = new SslContextFactory.Client();
      tls.setSslContext(Trust.in(target.certificate()).context());
      connector.setSslContextFactory(tls);
    }
    if (target.http2()) {
      this.client = new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client(connector)));
      client.setMaxConnectionsPerDestination(1);
    } else {
      this.client = new HttpClient(new HttpClientTransportOverHTTP(connector));
      client.setMaxConnectionsPerDestination(target.inFlight());
    }
    client.start();
  }

  @Override
  public void get(Answer answer) {
    client
        .newRequest(target.uri(Target.SMALL_PATH))
        .send(
            new BufferingResponseListener() {
              @Override
              public void onComplete(Result result) {
                if (result.isSucceeded()) {
                  answer.received(result.getResponse().getStatus(), getContent().length);
                } else {
                  answer.failed(result.getFailure());
                }
              }
            });
  }

  @Override
  public void download(String path, Path file) throws Exception {
    PathResponseListener listener = new PathResponseListener(file, false);
    client.newRequest(target.uri(path)).send(listener);
    BenchmarkClient.requireSuccess(
        listener.get(LIMIT_MINUTES, TimeUnit.MINUTES).response().getStatus());
  }

  @Override
  public void upload(Path file) throws Exception {
    BenchmarkClient.requireSuccess(
        client
            .newRequest(target.uri(Target.UPLOAD_PATH))
            .method("PUT")
            .body(new PathRequestContent(file))
            .timeout(LIMIT_MINUTES, TimeUnit.MINUTES)
            .send()
            .getStatus());
  }

  @Override
  public void close() throws IOException {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IOException("Jetty does not stop", e);
    }
  }
}

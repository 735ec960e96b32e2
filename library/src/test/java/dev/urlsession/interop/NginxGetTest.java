// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.HTTPVersion;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DataResult;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@WithNginx
class NginxGetTest {

  private static URLSession session(Nginx nginx, HTTPVersion... versions) throws Exception {
    return URLSession.create(
        URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
            .trustManager(nginx.trust())
            .httpVersions(Set.of(versions))
            .build());
  }

  private static URLSessionTaskTransactionMetrics get(URLSession session, URI url)
      throws Exception {
    CompletableFuture<URLSessionTaskMetrics> metrics = new CompletableFuture<>();
    DataResult result =
        session
            .data(
                URLRequest.of(url),
                new URLSessionTaskDelegate() {
                  @Override
                  public void didFinishCollectingMetrics(
                      URLSession from, URLSessionTask task, URLSessionTaskMetrics what) {
                    metrics.complete(what);
                  }
                })
            .get(60, TimeUnit.SECONDS);
    assertThat(new String(result.data(), StandardCharsets.UTF_8)).isEqualTo("hello from nginx");
    return metrics.get(60, TimeUnit.SECONDS).transactionMetrics().get(0);
  }

  @Test
  @DisplayName("a GET over plain HTTP/1.1")
  void plain(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx, HTTPVersion.values())) {
      URLSessionTaskTransactionMetrics metrics = get(session, nginx.plain("/hello.txt"));
      assertThat(metrics.networkProtocolName()).isEqualTo("http/1.1");
      assertThat(metrics.secureConnectionStartDate()).isNull();
    }
  }

  @Test
  @DisplayName("a GET over TLS, HTTP/1.1 when that is all the session speaks")
  void tls(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx, HTTPVersion.HTTP_1_1)) {
      URLSessionTaskTransactionMetrics metrics = get(session, nginx.tls("/hello.txt"));
      assertThat(metrics.networkProtocolName()).isEqualTo("http/1.1");
      assertThat(metrics.negotiatedTLSProtocolVersion()).isEqualTo(772);
      assertThat(metrics.secureConnectionEndDate()).isNotNull();
    }
  }

  @Test
  @DisplayName("B-241: HTTP/2 is chosen by ALPN")
  void http2(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx, HTTPVersion.values())) {
      URLSessionTaskTransactionMetrics metrics = get(session, nginx.tls("/hello.txt"));
      assertThat(metrics.networkProtocolName()).isEqualTo("h2");
      assertThat(metrics.countOfResponseHeaderBytesReceived()).isPositive();
    }
  }

  @Test
  @DisplayName("a compressed page, a redirect, a 404")
  void variety(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx, HTTPVersion.values())) {
      DataResult page = session.data(nginx.tls("/page.html")).get(60, TimeUnit.SECONDS);
      assertThat(page.data()).hasSize("<p>compress me</p>\n".length() * 2000);
      assertThat(((HTTPURLResponse) page.response()).value("Content-Encoding")).isEqualTo("gzip");
      DataResult moved = session.data(nginx.plain("/moved")).get(60, TimeUnit.SECONDS);
      assertThat(moved.response().url()).isEqualTo(nginx.plain("/hello.txt"));
      DataResult missing = session.data(nginx.plain("/missing")).get(60, TimeUnit.SECONDS);
      assertThat(((HTTPURLResponse) missing.response()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("B-239: 500 GETs at once over connections that end after 20 each")
  void many(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx, HTTPVersion.values())) {
      for (URI url : List.of(nginx.plain("/hello.txt"), nginx.tls("/hello.txt"))) {
        List<CompletableFuture<DataResult>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
          all.add(session.data(url));
        }
        for (CompletableFuture<DataResult> one : all) {
          assertThat(one.get(60, TimeUnit.SECONDS).data()).hasSize(16);
        }
      }
    }
  }
}

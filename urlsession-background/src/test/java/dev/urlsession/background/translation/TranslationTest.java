// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.NetworkServiceType;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics.DomainResolutionProtocol;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what crosses to the daemon comes back as it was")
class TranslationTest {

  private static final Instant TIME = Instant.parse("2026-11-26T08:00:00.123456789Z");

  private static URLRequest request() {
    return URLRequest.builder("https://user.example/a%20b?c=d")
        .httpMethod("PUT")
        .header("Authorization", "Bearer x")
        .addHeader("X-Two", "1")
        .timeoutInterval(Duration.ofSeconds(7))
        .cachePolicy(URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA)
        .networkServiceType(NetworkServiceType.BACKGROUND)
        .mainDocumentURL(URI.create("https://main.example/"))
        .cookiePartitionIdentifier("part")
        .allowsCellularAccess(false)
        .allowsConstrainedNetworkAccess(false)
        .httpShouldHandleCookies(false)
        .build();
  }

  @Test
  @DisplayName("a request, with all that was set")
  void requests() {
    URLRequest back = Requests.fromMessage(Requests.toMessage(request()));

    assertThat(back).isEqualTo(request());
    assertThat(back.headers()).isEqualTo(request().headers());
    assertThat(back.timeoutInterval()).isEqualTo(Duration.ofSeconds(7));
    assertThat(back.networkServiceType()).isEqualTo(NetworkServiceType.BACKGROUND);
    assertThat(back.mainDocumentURL()).isEqualTo(URI.create("https://main.example/"));
    assertThat(back.cookiePartitionIdentifier()).isEqualTo("part");
    assertThat(back.allowsCellularAccess()).isFalse();
    assertThat(back.allowsExpensiveNetworkAccess()).isTrue();
    assertThat(back.allowsConstrainedNetworkAccess()).isFalse();
    assertThat(back.httpShouldHandleCookies()).isFalse();
  }

  @Test
  @DisplayName("a request of which nothing was set keeps its defaults")
  void defaults() {
    URLRequest plain = URLRequest.of("http://host.example/");
    URLRequest back = Requests.fromMessage(Requests.toMessage(plain));

    assertThat(back).isEqualTo(plain);
    assertThat(back.hasTimeoutInterval()).isFalse();
    assertThat(back.mainDocumentURL()).isNull();
    assertThat(back.cookiePartitionIdentifier()).isNull();
    assertThat(back.httpShouldHandleCookies()).isTrue();
  }

  @Test
  @DisplayName("a response")
  void responses() {
    HTTPURLResponse response =
        new HTTPURLResponse(
            URI.create("http://host.example/x"),
            206,
            "HTTP/1.1",
            HTTPHeaders.of("ETag", "\"v\"", "Set-Cookie", "a=b", "Set-Cookie", "c=d"));
    HTTPURLResponse back = Responses.fromMessage(Responses.toMessage(response));

    assertThat(back.url()).isEqualTo(response.url());
    assertThat(back.statusCode()).isEqualTo(206);
    assertThat(back.httpVersion()).isEqualTo("HTTP/1.1");
    assertThat(back.headers()).isEqualTo(response.headers());
  }

  @Test
  @DisplayName("a failure, with resume data and reason")
  void failures() {
    URLError error =
        URLError.of(URLError.Code.NETWORK_CONNECTION_LOST, "It broke.")
            .withFailingURL(URI.create("http://host.example/x"))
            .withDownloadTaskResumeData(new byte[] {1, 2, 3})
            .withBackgroundTaskCancelledReason(
                URLError.BackgroundTaskCancelledReason.INSUFFICIENT_SYSTEM_RESOURCES);
    URLError back = Failures.fromMessage(Failures.toMessage(error));

    assertThat(back.code()).isEqualTo(URLError.Code.NETWORK_CONNECTION_LOST);
    assertThat(back).hasMessage("It broke.");
    assertThat(back.failingURL()).isEqualTo(error.failingURL());
    assertThat(back.downloadTaskResumeData()).containsExactly(1, 2, 3);
    assertThat(back.backgroundTaskCancelledReason())
        .isEqualTo(URLError.BackgroundTaskCancelledReason.INSUFFICIENT_SYSTEM_RESOURCES);
  }

  @Test
  @DisplayName("metrics: what happened, and what did not")
  void metrics() {
    URLSessionTaskTransactionMetrics one =
        new URLSessionTaskTransactionMetrics(
            request(),
            null,
            TIME,
            null,
            null,
            TIME.plusNanos(1),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "h2",
            false,
            true,
            ResourceFetchType.NETWORK_LOAD,
            1,
            2,
            3,
            4,
            5,
            6,
            "127.0.0.1",
            40_000,
            null,
            null,
            772,
            4865,
            false,
            false,
            true,
            false,
            DomainResolutionProtocol.UNKNOWN);
    URLSessionTaskMetrics metrics =
        new URLSessionTaskMetrics(
            List.of(one), new URLSessionTaskMetrics.Interval(TIME, TIME.plusSeconds(9)), 2);

    assertThat(Metrics.fromBytes(Metrics.toBytes(metrics))).isEqualTo(metrics);
  }
}

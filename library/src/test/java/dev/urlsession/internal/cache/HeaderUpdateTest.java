// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeaderUpdateTest {

  private static HTTPHeaders updated(HTTPURLResponse stored, String... newer) {
    return HeaderUpdate.updated(stored, HTTPHeaders.of(newer), Instant.ofEpochMilli(Stored.TIME))
        .headers();
  }

  @Test
  @DisplayName("RFC 9111, 3.2: the fields of the newer response replace those of the name")
  void replaces() {
    HTTPURLResponse stored =
        Stored.response(200, "Cache-Control", "max-age=1", "X-A", "1", "X-A", "2", "X-B", "3");

    HTTPHeaders headers = updated(stored, "cache-control", "max-age=9", "X-A", "4", "X-C", "5");

    assertThat(headers.value("Cache-Control")).isEqualTo("max-age=9");
    assertThat(headers.values("X-A")).containsExactly("4");
    assertThat(headers.value("X-B")).isEqualTo("3");
    assertThat(headers.value("X-C")).isEqualTo("5");
  }

  @Test
  @DisplayName("RFC 9111, 3.2: what is about the stored body stays")
  void keepsTheBody() {
    HTTPURLResponse stored =
        Stored.response(200, "Content-Length", "4", "Content-Encoding", "gzip", "ETag", "\"a\"");

    HTTPHeaders headers =
        updated(stored, "Content-Length", "0", "Content-Encoding", "br", "ETag", "W/\"a\"");

    assertThat(headers.value("Content-Length")).isEqualTo("4");
    assertThat(headers.value("Content-Encoding")).isEqualTo("gzip");
    assertThat(headers.value("ETag")).isEqualTo("\"a\"");
    assertThat(updated(Stored.response(200), "ETag", "\"a\"").value("ETag")).isEqualTo("\"a\"");
  }

  @Test
  @DisplayName("RFC 9111, 4.2.3: an old Age goes, since it was counted from another time")
  void age() {
    assertThat(updated(Stored.response(200, "Age", "50"), "X-A", "1").contains("Age")).isFalse();
  }

  @Test
  @DisplayName("RFC 9110, 6.6.1: a newer response without a date is dated when it came")
  void newerDate() {
    HTTPURLResponse stored = Stored.response(200, "Date", Stored.date(-99));

    assertThat(updated(stored).value("Date")).isEqualTo(Stored.date(0));
    assertThat(updated(stored, "Date", Stored.date(-5)).value("Date")).isEqualTo(Stored.date(-5));
  }

  @Test
  @DisplayName("RFC 9111, 3.1: what is about one connection is not stored")
  void connection() {
    HTTPURLResponse response =
        Stored.response(
            200,
            "Connection",
            "X-Hop, close",
            "X-Hop",
            "1",
            "Keep-Alive",
            "5",
            "Transfer-Encoding",
            "chunked",
            "Proxy-Authenticate",
            "Basic",
            "X-End",
            "2");

    HTTPHeaders stored =
        HeaderUpdate.storable(response, Instant.ofEpochMilli(Stored.TIME)).headers();

    assertThat(stored.asMap()).containsOnlyKeys("X-End", "Date");
    assertThat(updated(Stored.response(200), "Connection", "X-Hop", "X-Hop", "1").asMap())
        .containsOnlyKeys("Date");
  }

  @Test
  @DisplayName("RFC 9110, 6.6.1: what is stored without a date gets the one when it came")
  void date() {
    HTTPURLResponse response = Stored.response(200, "Date", Stored.date(-9));
    Instant came = Instant.ofEpochMilli(Stored.TIME);

    assertThat(HeaderUpdate.storable(Stored.response(200), came).value("Date"))
        .isEqualTo(Stored.date(0));
    assertThat(HeaderUpdate.storable(response, came)).isSameAs(response);
  }

  @Test
  @DisplayName(
      "RFC 9111, 4.3.5: a HEAD is about the same state unless a validator or length differs")
  void head() {
    StoredResponse stored =
        Stored.of("ETag", "\"a\"", "Content-Length", "4", "Last-Modified", Stored.date(-5));

    assertThat(HeadUpdate.isAboutSame(Stored.response(200, "ETag", "\"a\""), stored)).isTrue();
    assertThat(HeadUpdate.isAboutSame(Stored.response(200), stored)).isTrue();
    assertThat(HeadUpdate.isAboutSame(Stored.response(200, "ETag", "\"b\""), stored)).isFalse();
    assertThat(HeadUpdate.isAboutSame(Stored.response(200, "Content-Length", "5"), stored))
        .isFalse();
    assertThat(HeadUpdate.isAboutSame(Stored.response(404), stored)).isFalse();
  }
}

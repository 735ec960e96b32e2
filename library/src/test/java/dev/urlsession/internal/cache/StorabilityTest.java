// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorabilityTest {

  private static boolean mayStore(String method, String asked, int status, String... headers) {
    HTTPHeaders fields = HTTPHeaders.of(headers);
    return Storability.mayStore(
        method,
        CacheControl.parse(asked),
        false,
        status,
        fields,
        CacheControl.parse(fields.values("Cache-Control")));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501})
  @DisplayName("B-213: statuses stored without being told so")
  void byDefault(int status) {
    assertThat(mayStore("GET", null, status)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 302, 303, 307, 400, 403, 500, 502, 503})
  @DisplayName("RFC 9111, 3: other statuses are stored only when freshness is explicit")
  void explicit(int status) {
    assertThat(mayStore("GET", null, status)).isFalse();
    assertThat(mayStore("GET", null, status, "Cache-Control", "max-age=5")).isTrue();
    assertThat(mayStore("GET", null, status, "Expires", Stored.date(5))).isTrue();
    assertThat(mayStore("GET", null, status, "Cache-Control", "private")).isTrue();
    assertThat(mayStore("GET", null, status, "Cache-Control", "public")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 103, 206, 304, 401, 407, 412, 416, 600, 999})
  @DisplayName("B-213: parts, demands for credentials and answers to conditions are never stored")
  void never(int status) {
    assertThat(mayStore("GET", null, status, "Cache-Control", "public, max-age=5")).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"GET,true", "HEAD,true", "POST,false", "PUT,false", "OPTIONS,false", "get,false"})
  @DisplayName("B-213: only GET and HEAD are stored")
  void methods(String method, boolean stored) {
    assertThat(mayStore(method, null, 200, "Cache-Control", "max-age=5")).isEqualTo(stored);
  }

  @Test
  @DisplayName("RFC 9111, 5.2.1.5 and 5.2.2.5: no-store of either side forbids it")
  void noStore() {
    assertThat(mayStore("GET", "no-store", 200)).isFalse();
    assertThat(mayStore("GET", null, 200, "Cache-Control", "no-store, max-age=5")).isFalse();
    assertThat(mayStore("GET", "no-cache", 200, "Cache-Control", "no-cache")).isTrue();
  }

  @Test
  @DisplayName("RFC 9111, 5.2.2.3: must-understand wins over no-store for statuses we know")
  void mustUnderstand() {
    String both = "must-understand, no-store, max-age=5";
    assertThat(mayStore("GET", null, 200, "Cache-Control", both)).isTrue();
    assertThat(mayStore("GET", null, 299, "Cache-Control", both)).isFalse();
  }

  @Test
  @DisplayName("RFC 9111, 4.1: Vary: * is never stored, since nothing could match it")
  void varyStar() {
    assertThat(mayStore("GET", null, 200, "Vary", "Accept, *")).isFalse();
    assertThat(mayStore("GET", null, 200, "Vary", "Accept")).isTrue();
  }

  @Test
  @DisplayName("B-065: a body of parts that replace each other is never stored")
  void parts() {
    String type = "multipart/x-mixed-replace; boundary=x";
    assertThat(mayStore("GET", null, 200, "Content-Type", type)).isFalse();
  }

  @Test
  @DisplayName("RFC 9111, 3.3: of a request for a range only the whole is stored")
  void ranged() {
    HTTPHeaders none = HTTPHeaders.empty();
    assertThat(Storability.mayStore("GET", CacheControl.NONE, true, 200, none, CacheControl.NONE))
        .isTrue();
    assertThat(Storability.mayStore("GET", CacheControl.NONE, true, 404, none, CacheControl.NONE))
        .isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorsTest {

  private static final String MODIFIED = "Tue, 24 Nov 2026 12:00:00 GMT";
  private static final String SECOND_LATER = "Tue, 24 Nov 2026 12:00:01 GMT";
  private static final String MINUTE_LATER = "Tue, 24 Nov 2026 12:01:00 GMT";

  private static Validators from(String... headers) {
    return Validators.from(HTTPHeaders.of(headers));
  }

  @Test
  @DisplayName("B-117: If-Range is the strong ETag, even beside a good date")
  void strongETag() {
    Validators validators = from("ETag", "\"v1\"", "Last-Modified", MODIFIED, "Date", MINUTE_LATER);

    assertThat(validators.ifRange()).isEqualTo("\"v1\"");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-117: a weak or malformed ETag is never sent as If-Range")
  @ValueSource(strings = {"W/\"v1\"", "v1", "\"", "\"v1", "\"v1\", \"v2\"", "\"é\""})
  void weakETag(String etag) {
    assertThat(from("ETag", etag).ifRange()).isNull();
    assertThat(from("ETag", etag, "Last-Modified", MODIFIED, "Date", SECOND_LATER).ifRange())
        .isEqualTo(MODIFIED);
  }

  @Test
  @DisplayName("B-117: Last-Modified counts when the answer was made a second later at least")
  void strongDate() {
    assertThat(from("Last-Modified", MODIFIED, "Date", SECOND_LATER).ifRange()).isEqualTo(MODIFIED);
    assertThat(from("Last-Modified", MODIFIED, "Date", MODIFIED).ifRange()).isNull();
    assertThat(from("Last-Modified", SECOND_LATER, "Date", MODIFIED).ifRange()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-117: through a proxy, whose clock is another, a minute is asked for")
  @CsvSource({"Via, 1.1 proxy", "Age, 3"})
  void relayed(String name, String value) {
    assertThat(from("Last-Modified", MODIFIED, "Date", SECOND_LATER, name, value).ifRange())
        .isNull();
    assertThat(from("Last-Modified", MODIFIED, "Date", MINUTE_LATER, name, value).ifRange())
        .isEqualTo(MODIFIED);
  }

  @Test
  @DisplayName("B-117: dates that cannot be read make nothing strong")
  void noDates() {
    assertThat(from().ifRange()).isNull();
    assertThat(from("Last-Modified", MODIFIED).ifRange()).isNull();
    assertThat(from("Last-Modified", "yesterday", "Date", MINUTE_LATER).ifRange()).isNull();
    assertThat(from("Last-Modified", MODIFIED, "Date", "now").ifRange()).isNull();
  }

  @Test
  @DisplayName("B-121: another ETag is another version; a missing one proves nothing")
  void agreement() {
    Validators held = from("ETag", "\"v1\"", "Last-Modified", MODIFIED);

    assertThat(held.agreeWith(from("ETag", "\"v1\"", "Last-Modified", MINUTE_LATER))).isTrue();
    assertThat(held.agreeWith(from())).isTrue();
    assertThat(held.agreeWith(from("ETag", "\"v2\"", "Last-Modified", MODIFIED))).isFalse();
    assertThat(held.agreeWith(from("ETag", "W/\"v1\""))).isFalse();
  }

  @Test
  @DisplayName("B-121: without a strong ETag, another date is another version")
  void agreementOfDates() {
    Validators held = from("ETag", "W/\"v1\"", "Last-Modified", MODIFIED, "Date", MINUTE_LATER);

    assertThat(held.agreeWith(from("ETag", "W/\"v1\"", "Last-Modified", MODIFIED))).isTrue();
    assertThat(held.agreeWith(from("ETag", "W/\"v2\"", "Last-Modified", MODIFIED))).isFalse();
    assertThat(held.agreeWith(from("Last-Modified", SECOND_LATER))).isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.urlsession.URLError;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataURLTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "data:,123                                  | text/plain       | none       | 123",
        "data:,                                     | text/plain       | none       | ''",
        "DATA:Text/HTML,<p>                         | text/html        | none       | <p>",
        "data:;charset=UTF-8,x                      | text/plain       | utf-8      | x",
        "data:text/plain;Charset=\"utf-8\",x        | text/plain       | utf-8      | x",
        "data:;charset=iso-8859-%31,x               | text/plain       | iso-8859-1 | x",
        "data:;charset=utf-8;charset=utf-16;a/b,abc | text/plain       | utf-8      | abc",
        "data:a/b;key=value;charset=macroman,blah   | a/b              | macroman   | blah",
        "data:application/json;key=value,,123       | application/json | none       | ,123",
        "data:,a%20b%2Cc                            | text/plain       | none       | a b,c",
        "data:,100%25%                              | text/plain       | none       | 100%%",
        "data:,%zz%4                                | text/plain       | none       | %zz%4",
        "data:,a?b=c                                | text/plain       | none       | a?b=c",
        "data:,a#fragment                           | text/plain       | none       | a",
        "data:;base64,aGk=                          | text/plain       | none       | hi",
        "data:;base64,aGk                           | text/plain       | none       | hi",
        "data:; BASE64 ,aGk%3D                      | text/plain       | none       | hi",
        "data:image/png;base64,a G%20k%0A=          | image/png        | none       | hi",
        "data:;base64=no,aGk                        | text/plain       | none       | aGk",
        "data:;base64,                              | text/plain       | none       | ''",
      })
  @DisplayName("B-072: accepted data URLs")
  void accepted(String url, String mimeType, String charset, String text) throws URLError {
    DataURL parsed = DataURL.parse(url);

    assertThat(parsed.mimeType()).isEqualTo(mimeType);
    assertThat(parsed.charset()).isEqualTo(charset);
    assertThat(new String(parsed.bytes(), UTF_8)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "data:",
        "data:text/plain",
        "data://blah",
        "data:%2c123",
        "data:abc#,d",
        "data:application_json;charset=iso-8859-%31;key=value,123,",
        "data:appli/cation/json%3bcharset=ISO-8859-1;key=value,,123,",
        "data:/x,a",
        "data:x/,a",
        "data:;charset=,a",
        "data:;charset=\"a b\",a",
        "data:;base64,a",
        "data:;base64,aG=k",
        "data:;base64,aGk==",
        "data:;base64,a===",
        "data:;base64,aG_k",
        "http:,a",
        ""
      })
  @DisplayName("B-072: refused data URLs are BAD_URL")
  void refused(String url) {
    assertThatThrownBy(() -> DataURL.parse(url))
        .isInstanceOfSatisfying(
            URLError.class, e -> assertThat(e.code()).isEqualTo(URLError.Code.BAD_URL));
  }

  @Test
  @DisplayName("B-072: the error names the URL it is about, its message keeps the data to itself")
  void error() {
    URI url = URI.create("data:;base64,secret!");

    URLError error = catchThrowableOfType(URLError.class, () -> DataURL.parse(url));

    assertThat(error.failingURL()).isEqualTo(url);
    assertThat(error.getMessage()).contains("base64").doesNotContain("secret");
  }

  @Test
  @DisplayName("B-072: text outside ASCII stands for its UTF-8 bytes")
  void unicode() throws URLError {
    assertThat(DataURL.parse("data:,é").bytes()).isEqualTo("é".getBytes(UTF_8));
    assertThat(DataURL.parse(URI.create("data:,é")).bytes()).isEqualTo("é".getBytes(UTF_8));
  }
}

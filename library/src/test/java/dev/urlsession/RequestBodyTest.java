// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

  private final URLRequestBuilder builder = URLRequest.builder("http://example.com/");

  @Test
  @DisplayName("B-373: a request has one body: the one set last")
  void one() {
    HTTPBody stream = HTTPBody.ofStream(InputStream.nullInputStream());

    assertThat(builder.httpBody(new byte[3]).httpBody(stream).build().httpBody()).isSameAs(stream);
    assertThat(builder.httpBody(new byte[3]).build().httpBody()).isInstanceOf(HTTPBody.Bytes.class);
  }

  @Test
  @DisplayName("a form is posted with its type")
  void form() {
    URLRequest request = builder.form(URLEncodedForm.builder().add("a", "b").build()).build();

    assertThat(request.httpMethod()).isEqualTo("POST");
    assertThat(request.value("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.httpBody())
        .isInstanceOfSatisfying(
            HTTPBody.Bytes.class, bytes -> assertThat(bytes.bytes()).asString().isEqualTo("a=b"));
  }

  @Test
  @DisplayName("a multipart form keeps another method, and brings its boundary")
  void multipart() {
    MultipartFormData form = MultipartFormData.builder().field("a", "b").build();
    URLRequest request = builder.httpMethod("PUT").multipart(form).build();

    assertThat(request.httpMethod()).isEqualTo("PUT");
    assertThat(request.value("Content-Type"))
        .isEqualTo("multipart/form-data; boundary=" + form.boundary());
  }

  @Test
  @DisplayName("the bytes of a body are copied on the way in and out")
  void copies() {
    byte[] bytes = {1, 2};
    HTTPBody.Bytes body = (HTTPBody.Bytes) HTTPBody.ofBytes(bytes);
    bytes[0] = 9;
    body.bytes()[1] = 9;

    assertThat(body.bytes()).containsExactly(1, 2);
  }

  @Test
  @DisplayName("B-086: one stream is there once, a source of streams again and again")
  void streams() {
    HTTPBody.Stream once = (HTTPBody.Stream) HTTPBody.ofStream(InputStream.nullInputStream());
    HTTPBody.Stream again = (HTTPBody.Stream) HTTPBody.ofStreams(InputStream::nullInputStream);

    assertThat(once.isReplayable()).isFalse();
    assertThat(once.newInputStream()).isNotNull();
    assertThat(once.newInputStream()).isNull();
    assertThat(again.isReplayable()).isTrue();
    assertThat(again.newInputStream()).isNotNull();
    assertThat(again.newInputStream()).isNotNull();
  }

  @Test
  @DisplayName("B-081: the length of bytes is known, of a stream not")
  void lengths() {
    assertThat(HTTPBody.ofString("\u00e4").contentLength()).isEqualTo(2);
    assertThat(HTTPBody.ofStream(InputStream.nullInputStream()).contentLength()).isEqualTo(-1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.WireRequest;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Http2FieldsTest {

  private static final HTTPHeaders HEADERS =
      HTTPHeaders.of("Accept", "*/*", "User-Agent", "Mine", "Connection", "close", "Host", "other");

  private final Http2Fields fields = new Http2Fields(100);

  @Test
  @DisplayName("B-241: pseudo-header fields come first, names are small, no connection fields")
  void head() {
    assertThat(lines(fields.of(WireRequests.of("GET", "/a", HEADERS, null))))
        .containsExactly(
            ":method: GET",
            ":scheme: https",
            ":authority: example.org",
            ":path: /a",
            "accept: */*",
            "user-agent: Mine");
  }

  @Test
  void theSameHeadersAreMadeOnce() {
    Http2Headers first = fields.of(WireRequests.of("GET", "/a", HEADERS, null));

    assertThat((Object) fields.of(WireRequests.of("GET", "/a", HEADERS, null))).isSameAs(first);
  }

  @Property(tries = 100)
  void whateverWasBefore(
      @ForAll List<@Chars({'a', 'b'}) @StringLength(max = 2) String> paths,
      @ForAll List<Boolean> heads,
      @ForAll List<Boolean> others) {
    for (int i = 0; i < paths.size(); i++) {
      boolean head = i < heads.size() && heads.get(i);
      boolean other = i < others.size() && others.get(i);
      WireRequest request =
          WireRequests.of(
              head ? "HEAD" : "GET",
              "/" + paths.get(i),
              other ? HTTPHeaders.of("Accept", "text/plain") : HEADERS,
              null);

      assertThat(lines(fields.of(request))).isEqualTo(lines(new Http2Fields(100).of(request)));
    }
  }

  @Test
  @DisplayName("B-081: a body of known length says it, and the next request does not")
  void length() {
    fields.of(WireRequests.of("GET", "/a", HEADERS, null));
    OutgoingBody body =
        new OutgoingBody.Pieces(
            List.of(
                new OutgoingBody.Bytes(ByteBuffer.wrap("four".getBytes(StandardCharsets.UTF_8)))));

    assertThat(lines(fields.of(WireRequests.of("PUT", "/a", HEADERS, body))))
        .contains("content-length: 4", ":method: PUT");
    assertThat(lines(fields.of(WireRequests.of("GET", "/a", HEADERS, null))))
        .doesNotContain("content-length: 4");
  }

  @Property(tries = 100)
  @Label("the fields of an answer are the same whatever came before it")
  void answers(
      @ForAll @Size(max = 8)
          List<@Size(max = 3) List<@StringLength(max = 2) @Chars({'a', 'b'}) String>> all)
      throws URLError {
    for (List<String> values : all) {
      Http2Headers answer = answer(values);
      HTTPHeaders told = fields.received(answer);
      assertThat(told).isEqualTo(new Http2Fields(100).received(answer));
      assertThat(fields.received(answer(values))).isSameAs(told);
    }
  }

  private static Http2Headers answer(List<String> values) {
    Http2Headers answer = new DefaultHttp2Headers().status("200");
    for (String value : values) {
      answer.add("x-" + value.length(), value);
    }
    return answer;
  }

  @Property
  void numbers(
      @ForAll @StringLength(max = 5) @Chars({'0', '7', '9', '-', '+', ' ', '٣'}) String t) {
    long expected = t.matches("[0-9]{1,4}") ? Long.parseLong(t) : -1;

    assertThat(Http2Head.number(t, 4)).isEqualTo(expected);
  }

  private static List<String> lines(Http2Headers headers) {
    List<String> lines = new ArrayList<>();
    headers.forEach(field -> lines.add(field.getKey() + ": " + field.getValue()));
    return lines;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.ProxyAuthenticator;
import dev.urlsession.internal.transport.ProxyPeer;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.WireRequest;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Http2FieldsTest {

  private static final Origin ORIGIN = new Origin("https", "example.org", 443);
  private static final HTTPHeaders HEADERS =
      HTTPHeaders.of("Accept", "*/*", "User-Agent", "Mine", "Connection", "close", "Host", "other");

  private final Http2Fields fields = new Http2Fields();

  @Test
  @DisplayName("B-241: pseudo-header fields come first, names are small, no connection fields")
  void head() {
    assertThat(lines(fields.of(request("GET", "/a", HEADERS, null))))
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
    Http2Headers first = fields.of(request("GET", "/a", HEADERS, null));

    assertThat((Object) fields.of(request("GET", "/a", HEADERS, null))).isSameAs(first);
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
          request(
              head ? "HEAD" : "GET",
              "/" + paths.get(i),
              other ? HTTPHeaders.of("Accept", "text/plain") : HEADERS,
              null);

      assertThat(lines(fields.of(request))).isEqualTo(lines(new Http2Fields().of(request)));
    }
  }

  @Test
  @DisplayName("B-081: a body of known length says it, and the next request does not")
  void length() {
    fields.of(request("GET", "/a", HEADERS, null));
    OutgoingBody body =
        new OutgoingBody.Pieces(
            List.of(
                new OutgoingBody.Bytes(ByteBuffer.wrap("four".getBytes(StandardCharsets.UTF_8)))));

    assertThat(lines(fields.of(request("PUT", "/a", HEADERS, body))))
        .contains("content-length: 4", ":method: PUT");
    assertThat(lines(fields.of(request("GET", "/a", HEADERS, null))))
        .doesNotContain("content-length: 4");
  }

  @Property
  void numbers(
      @ForAll @StringLength(max = 5) @Chars({'0', '7', '9', '-', '+', ' ', '٣'}) String t) {
    long expected = t.matches("[0-9]{1,4}") ? Long.parseLong(t) : -1;

    assertThat(Http2Exchange.number(t, 4)).isEqualTo(expected);
  }

  private static List<String> lines(Http2Headers headers) {
    List<String> lines = new ArrayList<>();
    headers.forEach(field -> lines.add(field.getKey() + ": " + field.getValue()));
    return lines;
  }

  private static WireRequest request(
      String method, String target, HTTPHeaders headers, @Nullable OutgoingBody body) {
    return new WireRequest(
        ORIGIN, Route.direct(ORIGIN), method, target, headers, body, new NobodyAsks(), null);
  }

  private static final class NobodyAsks implements Challenges {

    @Override
    public CompletableFuture<ChallengeAnswer> ask(URLAuthenticationChallenge challenge) {
      throw new AssertionError("asked");
    }

    @Override
    public void accepted(URLProtectionSpace space, URLCredential credential) {
      throw new AssertionError("told");
    }

    @Override
    public ProxyAuthenticator proxy(ProxyPeer proxy, @Nullable URLCredential configured) {
      throw new AssertionError("asked");
    }
  }
}

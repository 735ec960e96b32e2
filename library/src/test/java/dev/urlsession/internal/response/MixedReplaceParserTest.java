// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MixedReplaceParserTest {

  private static List<String> parts(byte[] body, int piece) throws URLError {
    MixedReplaceParser parser = new MixedReplaceParser("b");
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < body.length; at += piece) {
      parser.feed(ByteBuffer.wrap(body, at, Math.min(piece, body.length - at)));
      for (var event = parser.next(); event != null; event = parser.next()) {
        take(event, parts);
      }
    }
    MixedReplaceParser.Data rest = parser.finish();
    if (rest != null) {
      take(rest, parts);
    }
    return parts;
  }

  private static void take(MixedReplaceParser.Event event, List<String> parts) {
    if (event instanceof MixedReplaceParser.Part part) {
      parts.add(part.headers().value("X") + ":");
    } else if (event instanceof MixedReplaceParser.Data data) {
      String text = StandardCharsets.ISO_8859_1.decode(data.bytes()).toString();
      parts.set(parts.size() - 1, parts.get(parts.size() - 1) + text);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Property
  @Label("B-065: parts are found however the body is cut")
  void anyCut(@ForAll @IntRange(min = 1, max = 120) int piece) throws URLError {
    byte[] body =
        bytes(
            "preamble\r\n--b  \r\nX: 1\r\n\r\none\r\n--bogus\r\n-\r\n--b\r\n\r\n"
                + "\r\n--b\r\nX: 3\r\n\r\n\r\n\r\n--b--\r\nepilogue --b\r\n");
    // "--bogus" begins like a delimiter, and by RFC 2046 it is one.
    assertThat(parts(body, piece)).startsWith("1:one").endsWith("3:\r\n");
  }

  @Property
  @Label("B-065: any bytes are taken without an exception")
  void anything(@ForAll byte[] body, @ForAll @IntRange(min = 1, max = 50) int piece)
      throws URLError {
    MixedReplaceParser parser = new MixedReplaceParser("b");
    parser.feed(ByteBuffer.wrap(bytes("--b\r\n\r\n")));
    assertThat(parser.next()).isInstanceOf(MixedReplaceParser.Part.class);
    parser.feed(ByteBuffer.wrap(body));
    long taken = 0;
    for (var event = parser.next(); event != null; event = parser.next()) {
      taken += event instanceof MixedReplaceParser.Data data ? data.bytes().remaining() : 0;
    }
    assertThat(taken).isLessThanOrEqualTo(body.length);
  }

  @Test
  @DisplayName("B-065: a part that nothing ends is delivered")
  void unended() throws URLError {
    assertThat(parts(bytes("--b\r\nX: 1\r\n\r\nthe rest"), 3)).containsExactly("1:the rest");
  }

  @Test
  @DisplayName("B-065: a head without end is refused")
  void endlessHead() {
    assertThatThrownBy(() -> parts(bytes("--b\r\nX: " + "x".repeat(70_000)), 1_000))
        .isInstanceOf(URLError.class)
        .hasMessageContaining("64 KiB");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError.Code;
import dev.urlsession.testing.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFuzzTest {

  private static final List<String> VALID =
      List.of(
          "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nContent-Type: text/plain\r\n\r\nhello world",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nT: 1\r\n\r\n",
          "HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\nHTTP/1.1 404 Not\r\nX: a\r\n b\r\n\r\nto the end",
          "HTTP/1.0 302 Found\r\nLocation: /end?a#b\r\nSet-Cookie: a=b; Path=/\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 3\r\n\r\n\u0003\u0000\u0000",
          "HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-2/9\r\nContent-Length: 3\r\n\r\nabc");

  @AutoClose private final Rig rig = Rig.http();

  @ParameterizedTest(name = "B-069, B-070: mutated answers, seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  @DisplayName("B-069, B-070: whatever bytes come, the task ends once and for a reason we know")
  void ends(long seed) {
    Random random = new Random(seed);
    rig.server.route("/end", Answer.text("end"));
    List<byte[]> cases = new ArrayList<>();
    List<Told> tasks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      byte[] bytes = mutated(random);
      cases.add(bytes);
      rig.server.route("/" + i, Answer.raw(bytes));
      tasks.add(rig.start(rig.session.dataTask(rig.uri("/" + i))));
    }
    for (int i = 0; i < tasks.size(); i++) {
      Told told = tasks.get(i).awaitEnd();
      String shown = new String(cases.get(i), StandardCharsets.ISO_8859_1);
      assertThat(told.code()).as(shown).isNotEqualTo(Code.UNKNOWN);
    }
    assertThat(rig.get("/end").text()).isEqualTo("end");
    assertThat(tasks).allSatisfy(told -> assertThat(told.ends()).isEqualTo(1));
  }

  private static byte[] mutated(Random random) {
    byte[] bytes = VALID.get(random.nextInt(VALID.size())).getBytes(StandardCharsets.ISO_8859_1);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      bytes = mutatedOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutatedOnce(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
    byte[] some = {(byte) random.nextInt(256)};
    byte[] line = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
    return switch (random.nextInt(6)) {
      case 0 -> joined(part(bytes, 0, at), some, part(bytes, end, bytes.length));
      case 1 -> joined(part(bytes, 0, at), some, part(bytes, at, bytes.length));
      case 2 -> joined(part(bytes, 0, at), part(bytes, end, bytes.length));
      case 3 -> joined(part(bytes, 0, at), line, part(bytes, at, bytes.length));
      case 4 -> joined(part(bytes, 0, end), part(bytes, at, bytes.length));
      default -> joined(part(bytes, 0, Math.max(1, at)));
    };
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] joined(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}

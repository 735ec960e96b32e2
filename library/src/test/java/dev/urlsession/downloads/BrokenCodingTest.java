// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BrokenCodingTest {

  @AutoClose private final Rig rig = new Rig();

  private static final int COMPRESSED = 60_000;

  private Told load(Answer answer) {
    rig.server.route("/", answer.encodedAs("gzip").ranges().header("ETag", "\"v1\""));
    return rig.start(rig.session.downloadTask(rig.request("/", "Accept-Encoding", "gzip")))
        .awaitEnd();
  }

  private static byte[] gzipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Generated.bytes(SEED, 0, COMPRESSED));
    }
    return bytes.toByteArray();
  }

  @Test
  @DisplayName("B-125, B-126: bytes that are no gzip are -3006, and leave no file")
  void midStream() {
    Told told = load(Answer.generated(LENGTH, SEED));

    assertThat(told.events()).containsExactly("complete -3006");
    assertThat(told.resumeData()).isNull();
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("B-125, B-126: gzip that ends too early is -3007, and leaves no file")
  void atTheEnd() throws IOException {
    byte[] whole = gzipped();
    Told told = load(Answer.bytes(Arrays.copyOf(whole, whole.length - 20)));

    assertThat(told.events()).endsWith("complete -3007").doesNotContain("finished");
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("B-125: a coding nobody knows is -1016")
  void unknown() {
    rig.server.route("/", Answer.text("x").encodedAs("rot13"));

    assertThat(rig.download("/").awaitEnd().events()).containsExactly("complete -1016");
  }
}

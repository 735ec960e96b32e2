// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DownloadLengthTest {

  @AutoClose private final Rig rig = new Rig();

  private void assertUnknown(Told told) {
    assertThat(told.writes()).isNotEmpty().extracting(Told.Wrote::expected).containsOnly(-1L);
    assertThat(told.written()).isEqualTo(LENGTH);
    assertThat(told.sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("B-114: without Content-Length the expected total is -1 (chunked)")
  void chunked() {
    rig.server.route("/", resource().chunked());
    assertUnknown(rig.download("/").awaitEnd());
  }

  @Test
  @DisplayName("B-114: without Content-Length the expected total is -1 (until the end)")
  void untilClose() {
    rig.server.route("/", resource().closeDelimited());
    assertUnknown(rig.download("/").awaitEnd());
  }

  @Test
  @DisplayName("B-114, B-110: with a content encoding it is -1, and decoded bytes are counted")
  void encoded() {
    rig.server.route("/", Answer.generated(LENGTH, SEED).gzip());
    assertUnknown(
        rig.start(rig.session.downloadTask(rig.request("/", "Accept-Encoding", "gzip")))
            .awaitEnd());
    assertThat(rig.server.requests().get(0).headerValues("Accept-Encoding"))
        .containsExactly("gzip");
  }

  @Test
  @DisplayName("B-114: unasked, a download wants no content encoding, so that it can be resumed")
  void identity() {
    rig.server.route("/", resource());
    rig.download("/").awaitEnd();
    assertThat(rig.server.requests().get(0).headerValues("Accept-Encoding"))
        .containsExactly("identity");
  }

  @Test
  @DisplayName("B-114: who asks for a range himself is told the length of that range")
  void ownRange() {
    rig.server.route("/", resource());
    Told told =
        rig.start(rig.session.downloadTask(rig.request("/", "Range", "bytes=100-199"))).awaitEnd();

    assertThat(told.content()).isEqualTo(Generated.bytes(SEED, 100, 100));
    assertThat(told.writes()).containsExactly(new Told.Wrote(100, 100, 100));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeDataConditionsTest {

  @AutoClose private final Rig rig = new Rig();

  private static final String DATE = "Tue, 24 Nov 2026 12:00:00 GMT";
  private static final String LATER = "Tue, 24 Nov 2026 12:01:00 GMT";

  static Stream<Named<Answer>> unresumable() {
    Answer plain = Answer.generated(LENGTH, SEED);
    Answer ranges = plain.ranges();
    return Stream.of(
        Named.of("no validator", ranges),
        Named.of("a weak ETag", ranges.header("ETag", "W/\"v1\"")),
        Named.of(
            "a date as old as the answer",
            ranges.header("Last-Modified", DATE).header("Date", DATE)),
        Named.of("no ranges", plain.header("ETag", "\"v1\"")),
        Named.of("ranges refused", plain.header("ETag", "\"v1\"").header("Accept-Ranges", "none")),
        Named.of(
            "an error",
            plain.status(404).header("ETag", "\"v1\"").header("Accept-Ranges", "bytes")));
  }

  @ParameterizedTest(name = "B-115, B-126: with {0} there are no resume data and no file")
  @MethodSource("unresumable")
  @DisplayName("B-115, B-126: without all conditions there are no resume data and no file")
  void none(Answer answer) {
    rig.server.route("/", answer.gateAfter(CUT, new Gate()));

    assertThat(rig.stopped("/")).isNull();
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("B-115: an encoded body cannot be resumed")
  void encoded() {
    rig.server.route(
        "/",
        Answer.generated(LENGTH, SEED)
            .gzip()
            .ranges()
            .header("ETag", "\"v1\"")
            .gateAfter(2 * CUT, new Gate()));

    assertThat(rig.stopped(rig.request("/", "Accept-Encoding", "gzip"))).isNull();
  }

  @Test
  @DisplayName("B-115: only GET can be resumed")
  void post() {
    rig.server.route("/", stopping());

    assertThat(rig.stopped(URLRequest.builder(rig.server.uri("/")).httpMethod("POST").build()))
        .isNull();
  }

  @Test
  @DisplayName("B-115: a reliable Last-Modified is enough")
  void date() {
    rig.server.route("/", Answer.sequence(dated().gateAfter(CUT, new Gate()), dated()));
    Told told = rig.resume(rig.stopped("/")).awaitEnd();

    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("If-Range")).hasValue(DATE);
    assertThat(told.events()).startsWith("resumed " + CUT + " of " + LENGTH);
  }

  private static Answer dated() {
    return Answer.generated(LENGTH, SEED)
        .ranges()
        .header("Last-Modified", DATE)
        .header("Date", LATER);
  }

  @Test
  @DisplayName("B-115: before the response there are none, and before the start")
  void early() {
    Gate gate = new Gate();
    rig.server.route("/", resource().gate(gate));
    URLSessionDownloadTask waiting = rig.session.downloadTask(rig.server.uri("/"));
    rig.start(waiting);
    gate.awaitArrivals(1, Told.LONG);

    assertThat(rig.dataOf(waiting)).isNull();
    assertThat(rig.dataOf(rig.session.downloadTask(rig.server.uri("/")))).isNull();
  }
}

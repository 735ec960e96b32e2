// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.CUT;
import static dev.urlsession.daemon.engine.EngineRig.LENGTH;
import static dev.urlsession.daemon.engine.EngineRig.SEED;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.breaking;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that change, lie, forget, and give up. */
class ServerFaultTest {

  private static final String OTHER = Generated.sha256(SEED + 1, LENGTH);

  @AutoClose
  private final EngineRig rig = new EngineRig(builder -> builder.timers(new HurriedTime()));

  private TaskResult load(Answer first, Answer... next) {
    rig.server.route("/f", Answer.sequence(first, next));
    return rig.awaitEnd(rig.download("/f"));
  }

  @Test
  @DisplayName("N01: what changed between two attempts is loaded anew, never mixed")
  void changed() {
    Answer other = Answer.generated(LENGTH, SEED + 1).ranges().header("ETag", "\"v2\"");

    assertThat(sha256(load(breaking(), other).file())).isEqualTo(OTHER);
    assertThat(rig.live.events).contains("resumed at 0 of " + LENGTH);
  }

  @Test
  @DisplayName("N02: a server that ignores Range is asked once without If-Range, then taken whole")
  void ignoresRange() {
    Answer whole = Answer.generated(LENGTH, SEED).header("ETag", "\"v1\"");

    assertThat(sha256(load(breaking(), whole).file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(2).header("If-Range")).isEmpty();
    assertThat(rig.server.requestCount()).isEqualTo(3);
  }

  @Test
  @DisplayName("N03: a cache that drops Range because of If-Range resumes without it")
  void dropsRange() {
    Answer picky =
        Answer.respond(
            request ->
                request.header("If-Range").isEmpty()
                    ? resource()
                    : Answer.generated(LENGTH, SEED).header("ETag", "\"v1\""));

    assertThat(sha256(load(breaking(), picky).file())).isEqualTo(WHOLE);
    assertThat(rig.live.events).contains("resumed at " + CUT + " of " + LENGTH);
  }

  @Test
  @DisplayName("N04: what is another thing each time is given up after three restarts")
  void alwaysAnother() {
    Answer[] versions =
        Stream.iterate(2, i -> i + 1)
            .limit(12)
            .map(i -> breaking().header("ETag", "\"v" + i + "\""))
            .toArray(Answer[]::new);
    TaskResult result = load(breaking(), versions);

    assertThat(result.failure().code()).as("%s", rig.live.events).isEqualTo(-1011);
    assertThat(result.failure().message()).contains("changes each time");
    assertThat(rig.server.requestCount()).isLessThan(8);
    await()
        .atMost(EngineRig.LONG)
        .untilAsserted(
            () ->
                assertThat(rig.cached())
                    .allSatisfy(file -> assertThat(file.toString()).contains(".kept")));
  }

  static Stream<Named<Answer>> lies() {
    Answer wrongTag = Answer.bytes(new byte[LENGTH - CUT]).status(206).header("ETag", "\"old\"");
    Answer rest = Answer.bytes(new byte[LENGTH - CUT]).status(206).header("ETag", "\"v1\"");
    String range = "bytes " + CUT + "-" + (LENGTH - 1) + "/";
    return Stream.of(
        Named.of("N05: a stale range", wrongTag.header("Content-Range", range + LENGTH)),
        Named.of(
            "N05: a range of another total", rest.header("Content-Range", range + (LENGTH + 9))),
        Named.of(
            "N06: another range",
            rest.header("Content-Range", "bytes 7-" + (LENGTH - CUT + 6) + "/" + LENGTH)),
        Named.of("N06: no range", rest),
        Named.of(
            "N06: several ranges", rest.header("Content-Type", "multipart/byteranges; boundary=x")),
        Named.of(
            "N08: an encoded range",
            rest.header("Content-Encoding", "gzip").header("Content-Range", range + LENGTH)),
        Named.of(
            "N09: 416 for what is there", Answer.empty(416).header("Content-Range", "bytes */5")));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("N05, N06, N08, N09: a range that is not the rest is never written")
  @MethodSource("lies")
  void lie(Answer lie) {
    assertThat(sha256(load(breaking(), lie, resource()).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("N07: a body that ends too early is gone on with; one too long is cut")
  void lengths() {
    assertThat(sha256(load(resource().contentLength(LENGTH).closeAfter(CUT), resource()).file()))
        .isEqualTo(WHOLE);
    assertThat(rig.server.requests().get(1).header("Range")).hasValue("bytes=" + CUT + "-");
  }

  @Test
  @DisplayName("N07: a chunked body without its end is no whole body")
  void chunked() {
    Answer cut = Answer.generated(LENGTH, SEED).chunked().closeAfter(CUT);

    assertThat(sha256(load(cut, resource()).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("N07: a chunk whose size is no number is tried again")
  void badChunk() {
    Answer bad = Answer.generated(LENGTH, SEED).badChunkAfter(CUT);

    assertThat(sha256(load(bad, resource()).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("N08: content that may be resumed is asked for as it is")
  void identity() {
    load(resource());

    assertThat(rig.server.requests().get(0).header("Accept-Encoding")).hasValue("identity");
  }

  @Test
  @DisplayName("N09: 416 when every byte is there already completes the download")
  void allThere() {
    Answer noEnd = resource().chunked().closeAfter(LENGTH);
    Answer satisfied = Answer.empty(416).header("Content-Range", "bytes */" + LENGTH);

    assertThat(sha256(load(noEnd, satisfied).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("N12: after a permanent redirect the download goes on at the new place")
  void movedForGood() {
    rig.server.route("/new", Answer.sequence(breaking(), resource()));
    rig.server.route("/f", Answer.sequence(Answer.redirect(301, "/new"), Answer.empty(410)));
    TaskResult result = rig.awaitEnd(rig.download("/f"));

    assertThat(sha256(result.file())).isEqualTo(WHOLE);
    assertThat(rig.server.requests())
        .extracting(request -> request.path())
        .containsExactly("/f", "/new", "/new");
  }

  @Test
  @DisplayName("N14: an error page does not take the place of the rest of a file")
  void errorPage() {
    Answer page = Answer.text("<h1>Sorry</h1>").header("Content-Type", "text/html").status(502);

    assertThat(sha256(load(breaking(), page, resource()).file())).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName(
      "N14: content that has not the digest the server names is loaded once more, then fails")
  void digest() throws Exception {
    byte[] right = HexFormat.of().parseHex(WHOLE);
    byte[] wrong = MessageDigest.getInstance("SHA-256").digest(new byte[1]);
    TaskResult well = load(damaged(), resource().header("Repr-Digest", digest(right)));
    assertThat(sha256(well.file())).isEqualTo(WHOLE);
    rig.server.route("/g", resource().header("Repr-Digest", digest(wrong)));
    TaskResult failed = rig.awaitEnd(rig.download("/g"));

    assertThat(failed.failure().message()).contains("digest");
    rig.awaitCached(well.file());
  }

  private static Answer damaged() {
    byte[] right = HexFormat.of().parseHex(WHOLE);
    return Answer.generated(LENGTH, SEED + 1)
        .ranges()
        .header("ETag", "\"v1\"")
        .header("Repr-Digest", digest(right));
  }

  private static String digest(byte[] value) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(value) + ":";
  }

  static Stream<Named<Answer>> hangups() {
    return Stream.of(
        Named.of("closed before an answer", Answer.disconnect()),
        Named.of("reset before an answer", Answer.reset()),
        Named.of("reset in the middle", resource().resetAfter(CUT)),
        Named.of("no HTTP", Answer.raw("SSH-2.0-OpenSSH\r\n")));
  }

  @ParameterizedTest(name = "N23: {0}")
  @DisplayName("N23: a connection that is lost is made again, and nobody hears of it")
  @MethodSource("hangups")
  void hangUp(Answer hangUp) {
    assertThat(sha256(load(hangUp, resource()).file())).isEqualTo(WHOLE);
  }
}

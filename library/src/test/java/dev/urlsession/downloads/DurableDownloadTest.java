// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.CUT;
import static dev.urlsession.downloads.Rig.LENGTH;
import static dev.urlsession.downloads.Rig.SEED;
import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.internal.download.FaultyFiles.Call;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.download.ResumeDataFormat;
import dev.urlsession.internal.task.TaskSpec;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Downloads whose file survives the crash of their process. */
class DurableDownloadTest {

  @AutoClose private final DurableRig rig = new DurableRig();

  private ResumeData stoppedAtCut() {
    DurableSink sink = rig.start("/");
    ResumeData point = sink.awaitCheckpoint(CUT);
    sink.driver.cancelByProducingResumeData(data -> {});
    sink.awaitEnd();
    return point;
  }

  @Test
  @DisplayName("P01, P02: from a checkpoint the download goes on after a crash, in a named file")
  void goesOn() throws Exception {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    ResumeData point = stoppedAtCut();
    // What the crashed process wrote behind the checkpoint counts for nothing.
    Files.write(rig.parts().get(0), new byte[5000], StandardOpenOption.APPEND);
    DurableSink sink = rig.resume(ResumeDataFormat.decode(ResumeDataFormat.encode(point)));

    assertThat(sink.sha256()).isEqualTo(WHOLE);
    assertThat(sink.events).containsExactly("status 206", "resumed at " + CUT);
    assertThat(rig.parts()).singleElement().asString().contains("urlsession-7-");
  }

  @Test
  @DisplayName("P15: what was not forced is not believed, even when it is forced later on")
  void forceFailsOnce() throws Exception {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    ResumeData point = stoppedAtCut();
    rig.files.deny(Call.FORCE);
    DurableSink failed = rig.resume(point);

    assertThat(failed.awaitEnd()).isEqualTo("failed -3003");
    assertThat(ResumeDataFormat.decode(failed.error.downloadTaskResumeData()).point().position())
        .isEqualTo(CUT);
    rig.files.allow(Call.FORCE);
    assertThat(rig.resume(point).sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("P15: a download that could never be forced leaves nothing to go on from")
  void neverForced() {
    rig.server.route("/", resource());
    rig.files.deny(Call.FORCE);
    DurableSink sink = rig.start("/");

    assertThat(sink.awaitEnd()).isEqualTo("failed -3003");
    assertThat(sink.checkpoints).isEmpty();
    assertThat(sink.error.downloadTaskResumeData()).isNull();
    assertThat(rig.parts()).isEmpty();
  }

  @Test
  @DisplayName("P21: another file of the same name is not taken for ours")
  void replaced() throws Exception {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    ResumeData point = stoppedAtCut();
    Path part = rig.parts().get(0);
    Path other = Files.write(rig.directory.resolve("other"), new byte[CUT]);
    Files.move(other, part, StandardCopyOption.REPLACE_EXISTING);
    DurableSink sink = rig.resume(point);

    assertThat(sink.sha256()).isEqualTo(WHOLE);
    assertThat(sink.events).containsExactly("status 200", "resumed at 0");
  }

  @Test
  @DisplayName("P21: a file that is gone or too short is loaded again")
  void shortened() throws Exception {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    ResumeData point = stoppedAtCut();
    Files.write(rig.parts().get(0), new byte[CUT - 1]);

    assertThat(rig.resume(point).sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("N01: new content goes to a new file, so that an old checkpoint never fits it")
  void changed() throws Exception {
    Answer other = Answer.generated(LENGTH, SEED + 1).ranges().header("ETag", "\"v2\"");
    rig.server.route("/", Answer.sequence(stopping(), other.gateAfter(CUT, new Gate()), other));
    ResumeData point = stoppedAtCut();
    Path old = rig.parts().get(0);
    DurableSink half = rig.resume(point);
    half.awaitCheckpoint(CUT);

    assertThat(old).doesNotExist();
    assertThat(rig.parts()).hasSize(1).doesNotContain(old);
    half.driver.cancel();
    half.awaitEnd();
    // The process died before it could record the new file: the old point stands.
    assertThat(rig.resume(point).sha256()).isEqualTo(Generated.sha256(SEED + 1, LENGTH));
  }

  @Test
  @DisplayName("N03: a server that drops Range because of If-Range is asked without it")
  void dropsRange() throws Exception {
    Answer picky =
        Answer.respond(
            request ->
                request.header("If-Range").isEmpty()
                    ? resource()
                    : Answer.generated(LENGTH, SEED).header("ETag", "\"v1\""));
    rig.server.route("/", Answer.sequence(stopping(), picky));
    ResumeData point = stoppedAtCut();
    DurableSink sink = rig.resume(point);

    assertThat(sink.sha256()).isEqualTo(WHOLE);
    assertThat(sink.events).containsExactly("status 206", "resumed at " + CUT);
    assertThat(rig.server.requestCount()).isEqualTo(3);
  }

  @Test
  @DisplayName("N02: a server without ranges is asked once more, and then everything is taken")
  void ignoresRange() throws Exception {
    Answer everything = Answer.generated(LENGTH, SEED).header("ETag", "\"v1\"");
    rig.server.route("/", Answer.sequence(stopping(), everything));
    ResumeData point = stoppedAtCut();
    DurableSink sink = rig.resume(point);

    assertThat(sink.sha256()).isEqualTo(WHOLE);
    assertThat(sink.events).containsExactly("status 200", "resumed at 0");
    assertThat(rig.server.requestCount()).isEqualTo(3);
  }

  @Test
  @DisplayName("N04: with a digest to compare, another ETag of the same length is gone on with")
  void otherTag() throws Exception {
    Answer backEnd = Answer.generated(LENGTH, SEED).ranges().header("ETag", "\"back-end-2\"");
    rig.server.route("/", Answer.sequence(stopping(), backEnd));
    ResumeData point = stoppedAtCut();
    DurableSink sink = rig.resume(point, true);

    assertThat(sink.sha256()).isEqualTo(WHOLE);
    assertThat(sink.events).containsExactly("status 206", "resumed at " + CUT);
  }

  @Test
  @DisplayName("N10: a refused answer leaves what is held where it is")
  void refused() throws Exception {
    rig.server.route("/", Answer.sequence(stopping(), Answer.empty(403), resource()));
    ResumeData point = stoppedAtCut();
    DurableSink refusing = rig.run(TaskSpec.resume(point), false, new DurableSink().refusing());

    assertThat(refusing.awaitEnd()).isEqualTo("failed -999");
    assertThat(refusing.events).containsExactly("status 403");
    assertThat(rig.parts()).singleElement().satisfies(part -> assertThat(part).hasSize(CUT));
    assertThat(rig.resume(point).sha256()).isEqualTo(WHOLE);
  }

  @Test
  @DisplayName("S07: a link in the place of the part file is not followed")
  void link() throws IOException, URLError {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    ResumeData point = stoppedAtCut();
    Path part = rig.parts().get(0);
    Path target = Files.write(rig.directory.resolve("target"), new byte[CUT]);
    Files.delete(part);
    Files.createSymbolicLink(part, target);

    assertThat(rig.resume(point).sha256()).isEqualTo(WHOLE);
    assertThat(target).hasBinaryContent(new byte[CUT]);
  }
}

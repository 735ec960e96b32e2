// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static dev.urlsession.daemon.engine.EngineRig.CUT;
import static dev.urlsession.daemon.engine.EngineRig.WHOLE;
import static dev.urlsession.daemon.engine.EngineRig.resource;
import static dev.urlsession.daemon.engine.EngineRig.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTest {

  private static final long LARGEST = 5_000_000;

  @AutoClose private final EngineRig rig = new EngineRig(builder -> builder.largestBody(LARGEST));

  private TaskResult load(String url) {
    return rig.awaitEnd(
        rig.enqueue(NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(URI.create(url)))));
  }

  @Test
  @DisplayName("S07: a link in the place of a part is not followed; what it leads to is untouched")
  void link() throws IOException {
    rig.server.route("/f", Answer.sequence(resource().gateAfter(CUT, new Gate()), resource()));
    long task = rig.download("/f");
    rig.awaitSafe(task, CUT);
    rig.kill();
    Path part = rig.cached().get(0);
    Path target = Files.write(rig.home.resolve("precious"), new byte[CUT]);
    Files.delete(part);
    Files.createSymbolicLink(part, target);
    rig.begin();

    assertThat(sha256(rig.awaitEnd(task).file())).isEqualTo(WHOLE);
    assertThat(target).hasBinaryContent(new byte[CUT]);
  }

  @ParameterizedTest
  @DisplayName("S09: no name of an application or session leads out of the cache")
  @ValueSource(
      strings = {
        "..",
        ".",
        "../../etc",
        "/etc",
        "a/b",
        "a\\b",
        "CON",
        "a:b",
        ".kept",
        "a\u202eb",
        " ",
        "x."
      })
  void names(String name) {
    Path root = Path.of("/cache");
    Path directory = new SessionDirectories(root).of(new SessionKey(name, name));

    assertThat(directory.normalize()).isEqualTo(directory);
    assertThat(directory).startsWithRaw(root);
  }

  @Test
  @DisplayName("S09: a server's name for the file is advice, and never chooses where it lies")
  void disposition() {
    rig.server.route(
        "/f", resource().header("Content-Disposition", "attachment; filename=\"../../x\""));
    TaskResult result = rig.awaitEnd(rig.download("/f"));

    assertThat(result.file().getParent())
        .isEqualTo(rig.cache.resolve("org.example.app").resolve("downloads"));
  }

  @Test
  @DisplayName("S12: files and directories are their owner's only")
  void modes() throws IOException {
    rig.server.route("/f", resource());
    Path file = rig.awaitEnd(rig.download("/f")).file();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest(name = "S13: {0}")
  @DisplayName("S13: only http and https are loaded, also behind a redirect")
  @ValueSource(strings = {"file://localhost/etc/passwd", "ftp://localhost/f"})
  void schemes(String url) {
    assertThat(load(url).failure().code()).isEqualTo(-1002);
    rig.server.route("/r", Answer.redirect(302, url));
    TaskResult redirected = rig.awaitEnd(rig.download("/r"));

    assertThat(redirected.failure().code()).isEqualTo(-1002);
    rig.awaitCached();
  }

  @Test
  @DisplayName("N11: a redirect loop ends; so does every other chain that is too long")
  void loop() {
    rig.server.route("/loop", Answer.redirect(302, "/loop"));

    assertThat(rig.awaitEnd(rig.download("/loop")).failure().code()).isEqualTo(-1007);
  }

  @Test
  @DisplayName("S14: a body without end is cut off at the limit, and nothing is left of it")
  void endless() {
    rig.server.route("/f", Answer.generated(1L << 40, 3).chunked());
    TaskResult result = rig.awaitEnd(rig.download("/f"));

    assertThat(result.failure().code()).isEqualTo(-1103);
    rig.awaitCached();
  }
}

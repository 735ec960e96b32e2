// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOnDiskTest {

  private static final String STATE = "home/.local/state/urlsession/apps/program";

  @AutoClose private final LoopbackServer server = LoopbackServer.start();
  @TempDir private Path root;

  @BeforeEach
  void answers() {
    server.fallback(
        Answer.text("secret")
            .header("Set-Cookie", "who=me; Max-Age=100000; Path=/")
            .header("Cache-Control", "max-age=100000"));
  }

  private Set<String> run(String kind) throws Exception {
    Path downloads = Files.createDirectories(root.resolve("downloads"));
    String[] arguments = {kind, server.uri("/").toString(), downloads.toString()};
    try (Program program = Program.start(Scenario.class, root, arguments);
        WatchedTree watched = new WatchedTree(root, "home", "tmp", "work")) {
      program.finish();
      assertThat(downloads).isDirectoryContaining("glob:**/kept");
      try (var files = Files.list(downloads)) {
        assertThat(files).hasSize(1);
      }
      return watched.made();
    }
  }

  @Test
  @DisplayName("B-015, recipe 6: an ephemeral session makes no file but those the caller names")
  void ephemeral() throws Exception {
    assertThat(run("ephemeral")).isEmpty();
    assertThat(server.requests().get(server.requestCount() - 1).header("Cookie"))
        .contains("who=me");
  }

  @Test
  @DisplayName("B-195: a default session keeps its cookies in the application's own directory")
  void byDefault() throws Exception {
    assertThat(run("default"))
        .contains(STATE + "/cookies.txt")
        .allMatch(name -> name.startsWith("home/.local") || name.startsWith("home/.cache"));

    int before = server.requestCount();
    run("default");
    assertThat(server.requests().subList(before, server.requestCount()))
        .isNotEmpty()
        .allMatch(request -> request.header("Cookie").equals(Optional.of("who=me")));
  }

  @Test
  @DisplayName("recipe 5: without a cache every request goes out, and no response comes to disk")
  void withoutCache() throws Exception {
    assertThat(run("uncached"))
        .contains(STATE + "/cookies.txt")
        .allMatch(name -> name.startsWith("home/.local"));

    assertThat(server.requests())
        .extracting(RecordedRequest::method)
        .startsWith("GET", "GET", "POST", "GET");
  }
}

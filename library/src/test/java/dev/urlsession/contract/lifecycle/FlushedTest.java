// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCache;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.contract.Rig;
import dev.urlsession.internal.cache.store.CacheBridge;
import dev.urlsession.internal.cache.store.ResponseStore;
import dev.urlsession.programs.Child;
import dev.urlsession.testing.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B-011: what is flushed is on disk")
class FlushedTest {

  @RegisterExtension final Rig rig = new Rig();
  @TempDir private Path directory;

  @Test
  @DisplayName("B-011: a process killed after flush has left its cookies, responses, credentials")
  void killed() throws Exception {
    rig.server()
        .fallback(
            Answer.text("cached")
                .header("Cache-Control", "max-age=1000")
                .header("Set-Cookie", "a=1; Path=/; Max-Age=1000"));
    try (Child program =
        Child.start(List.of(), FlushingProgram.class, rig.uri("/item/"), directory)) {
      assertThat(program.heard()).isEqualTo("flushed");
      program.kill();
    }

    URLSessionConfiguration left = FlushingProgram.configuration(directory);
    assertThat(left.httpCookieStorage().cookies()).hasSize(1);
    assertThat(left.urlCredentialStorage().credentials(FlushingProgram.SPACE))
        .containsOnlyKeys("user");
    try (URLCache cache = left.urlCache()) {
      for (int i = 0; i < FlushingProgram.RESPONSES; i++) {
        assertThat(cache.cachedResponse(URLRequest.of(rig.uri("/item/" + i)))).isNotNull();
      }
    }
  }

  @Test
  @DisplayName("B-011: flush waits for responses that are still to be written")
  void waits() {
    URLCache cache = new URLCache(1_000_000, 1_000_000, directory);
    ResponseStore store = CacheBridge.storeOf(cache);
    URLSession session = rig.session(rig.configuration().urlCache(cache), null, null);
    CompletableFuture<Boolean> flushed = new CompletableFuture<>();
    store.changing();

    session.flush(() -> flushed.complete(true));
    get(session.allTasks());

    assertThat(flushed).isNotDone();
    store.changed();
    assertThat(get(flushed)).isTrue();
    session.close();
    cache.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.WHOLE;
import static dev.urlsession.downloads.Rig.resource;
import static dev.urlsession.downloads.Rig.stopping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthorizedResumeTest {

  private final AtomicInteger tokens = new AtomicInteger();

  @AutoClose
  private final Rig rig =
      new Rig(
          LoopbackServer.start(),
          configuration ->
              configuration.requestAuthorizer(
                  request ->
                      CompletableFuture.completedFuture(
                          request.toBuilder()
                              .header("Authorization", "Bearer t" + tokens.incrementAndGet())
                              .build())));

  @Test
  @DisplayName("B-124: a download that goes on is authorized anew; its resume data hold no token")
  void resumed() {
    rig.server.route("/", Answer.sequence(stopping(), resource()));
    byte[] data = rig.stopped("/");
    Told told = rig.resume(data).awaitEnd();

    assertThat(told.sha256()).isEqualTo(WHOLE);
    assertThat(rig.server.requests())
        .extracting(request -> request.header("Authorization").orElse(""))
        .containsExactly("Bearer t1", "Bearer t2");
    assertThat(new String(data, StandardCharsets.UTF_8)).doesNotContain("Bearer");
  }
}

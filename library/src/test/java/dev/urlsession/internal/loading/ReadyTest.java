// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ReadyTest {

  @Test
  void whatIsThereIsNotWaitedFor() {
    CompletableFuture<String> next = new CompletableFuture<>();

    assertThat(Ready.then(CompletableFuture.completedFuture(1), one -> next)).isSameAs(next);
  }

  @Test
  void whatIsNotThereIs() {
    CompletableFuture<Integer> before = new CompletableFuture<>();
    CompletableFuture<Integer> after =
        Ready.then(before, n -> CompletableFuture.completedFuture(n + 1));

    assertThat(after).isNotDone();
    before.complete(1);
    assertThat(after).isCompletedWithValue(2);
  }

  @Test
  void failuresArePassedOn() {
    IllegalStateException thrown = new IllegalStateException("before");
    CompletableFuture<Integer> failed = CompletableFuture.failedFuture(thrown);

    assertThat(Ready.then(failed, CompletableFuture::completedFuture))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCause(thrown);
  }

  @Test
  void mistakesBecomeFailures() {
    CompletableFuture<Integer> after =
        Ready.then(
            CompletableFuture.completedFuture(1),
            one -> {
              throw new IllegalStateException("next");
            });

    assertThat(after).isCompletedExceptionally();
    assertThat(after.handle((value, thrown) -> thrown).join())
        .isInstanceOfAny(IllegalStateException.class, CompletionException.class);
  }
}

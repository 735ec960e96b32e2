// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.protocol.Refusal;
import dev.urlsession.background.wire.Trailers;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("what a failed call means for its session")
class RefusalsTest {

  private static DaemonException refusal(Status status) {
    return Refusals.of(status.withDescription("in short").asRuntimeException());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("P05, E02: whatever a line dies of, it is a broken line, and the session goes on")
  @EnumSource(
      value = Status.Code.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK", "RESOURCE_EXHAUSTED", "UNIMPLEMENTED"})
  void brokenLine(Status.Code code) {
    DaemonException lost = refusal(Status.fromCode(code).withCause(new IOException("reset")));

    assertThat(lost.problem()).isEqualTo(Problem.LOST);
    assertThat(lost.isPassing()).as("a call is made again").isTrue();
    assertThat(lost.isMendable()).as("the session outlives it").isTrue();
  }

  @Test
  @DisplayName("a call that would fail again is not made again")
  void hopeless() {
    assertThat(refusal(Status.RESOURCE_EXHAUSTED).problem()).isEqualTo(Problem.INVALID);
    assertThat(refusal(Status.UNIMPLEMENTED).problem()).isEqualTo(Problem.INTERNAL);
    assertThat(refusal(Status.RESOURCE_EXHAUSTED).isPassing()).isFalse();
    assertThat(refusal(Status.UNIMPLEMENTED).isPassing()).isFalse();
  }

  @Test
  @DisplayName("what the daemon says itself counts more than what gRPC calls it")
  void said() {
    Metadata trailers = new Metadata();
    trailers.put(
        Trailers.REFUSAL,
        Refusal.newBuilder().setReason(Refusal.Reason.FENCED).setMessage("another").build());
    Throwable failure = Status.INTERNAL.asRuntimeException(trailers);

    assertThat(Refusals.unwrapped(new CompletionException(failure)).problem())
        .isEqualTo(Problem.FENCED);
    assertThat(Refusals.of(failure)).hasMessage("another");
  }
}

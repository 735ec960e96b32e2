// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.protocol.Refusal;
import dev.urlsession.background.wire.Trailers;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Turns what a call failed with into what a caller can act on. */
final class Refusals {

  private Refusals() {}

  static DaemonException of(Throwable failure) {
    if (failure instanceof DaemonException known) {
      return known;
    }
    Metadata trailers = Status.trailersFromThrowable(failure);
    Refusal refusal = trailers == null ? null : trailers.get(Trailers.REFUSAL);
    if (refusal != null) {
      return DaemonException.of(refusal);
    }
    Status status = Status.fromThrowable(failure);
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED ->
          new DaemonException(
              Problem.LOST,
              "The daemon did not answer in time. `urlsession daemon status` tells how it is.",
              failure);
      case RESOURCE_EXHAUSTED ->
          new DaemonException(
              Problem.INVALID, "The message is too long: " + describe(status), failure);
      case UNIMPLEMENTED ->
          new DaemonException(
              Problem.INTERNAL, "The daemon does not know this: " + describe(status), failure);
      // A daemon that is there says why. What a line that breaks is called depends on the moment.
      default ->
          new DaemonException(
              Problem.LOST, "The line to the daemon broke: " + describe(status), failure);
    };
  }

  /** The same of a future's failure. */
  static DaemonException unwrapped(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause == null
        ? new DaemonException(Problem.INTERNAL, "Failed for no reason.", null)
        : of(cause);
  }

  private static String describe(Status status) {
    Throwable cause = status.getCause();
    String description = status.getDescription();
    return (description == null ? status.getCode().toString() : description)
        + (cause == null ? "" : " (" + cause + ")");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.Refusal;
import dev.urlsession.background.protocol.Refusal.Reason;
import dev.urlsession.background.wire.Trailers;
import dev.urlsession.daemon.hub.SessionInUseException;
import dev.urlsession.daemon.store.StoreException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;

/** A call that is not done, and why, in the protocol's words. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  Refused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** Of whatever a call failed with. */
  static Refused of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Refused refused) {
      return refused;
    }
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof StoreException store) {
      return new Refused(reason(store.reason()), message);
    }
    if (cause instanceof SessionInUseException) {
      return new Refused(Reason.SESSION_IN_USE, message);
    }
    if (cause instanceof IllegalArgumentException) {
      return new Refused(Reason.INVALID, message);
    }
    return new Refused(Reason.INTERNAL, "The daemon failed; its log has more. " + cause);
  }

  private static Reason reason(StoreException.Reason reason) {
    return switch (reason) {
      case NO_SESSION, NO_TASK -> Reason.NOT_FOUND;
      case STALE_EPOCH, STALE_LEASE -> Reason.FENCED;
      case SESSION_ENDING -> Reason.INVALIDATED;
      case IDENTIFIER_USED, BATCH_TOO_LARGE -> Reason.INVALID;
      case QUOTA -> Reason.QUOTA;
      case STATE_VOLUME_FULL -> Reason.DISK_FULL;
      case CLOSED -> Reason.STOPPING;
      case NEWER_DATABASE, FOREIGN_DATABASE, BROKEN -> Reason.INTERNAL;
    };
  }

  /** As a call ends with it. */
  StatusRuntimeException status() {
    Metadata trailers = new Metadata();
    trailers.put(
        Trailers.REFUSAL,
        Refusal.newBuilder().setReason(reason).setMessage(String.valueOf(getMessage())).build());
    return code().withDescription(reason.name()).asRuntimeException(trailers);
  }

  private Status code() {
    return switch (reason) {
      case NOT_AUTHENTICATED -> Status.UNAUTHENTICATED;
      case SESSION_IN_USE, FENCED -> Status.ABORTED;
      case QUOTA, DISK_FULL -> Status.RESOURCE_EXHAUSTED;
      case INVALID -> Status.INVALID_ARGUMENT;
      case NOT_FOUND -> Status.NOT_FOUND;
      case STOPPING -> Status.UNAVAILABLE;
      case INTERNAL -> Status.INTERNAL;
      default -> Status.FAILED_PRECONDITION;
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.background.client.DaemonException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Why the daemon takes a task not, as the error the task ends with. */
final class Refusals {

  private Refusals() {}

  /** Null when the request can be loaded in the background (B-260). */
  static @Nullable URLError ofRequest(@Nullable URLRequest request) {
    URI url = request == null ? null : request.url();
    if (url == null) {
      return URLError.of(Code.UNSUPPORTED_URL, "The task has no URL.");
    }
    String scheme = url.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      return URLError.of(
          Code.UNSUPPORTED_URL,
          "Background sessions load http and https only; not " + scheme + ".");
    }
    return url.getHost() == null ? URLError.of(Code.BAD_URL, "The URL has no host.") : null;
  }

  static URLError of(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException || thrown instanceof ExecutionException
            ? thrown.getCause()
            : thrown;
    if (cause instanceof URLError error) {
      return error;
    }
    if (cause instanceof DaemonException refusal) {
      return URLError.of(code(refusal), String.valueOf(refusal.getMessage()));
    }
    return URLError.of(
        Code.BACKGROUND_SESSION_WAS_DISCONNECTED, "The daemon could not take the task.", cause);
  }

  private static Code code(DaemonException refusal) {
    return switch (refusal.problem()) {
      case QUOTA -> Code.RESOURCE_UNAVAILABLE;
      case DISK_FULL -> Code.CANNOT_WRITE_TO_FILE;
      case SESSION_IN_USE, FENCED -> Code.BACKGROUND_SESSION_IN_USE_BY_ANOTHER_PROCESS;
      case INVALIDATED, NOT_FOUND -> Code.CANCELLED;
      default -> Code.BACKGROUND_SESSION_WAS_DISCONNECTED;
    };
  }
}

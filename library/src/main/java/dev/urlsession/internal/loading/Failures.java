// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.transport.WireFailure;
import java.net.URI;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The one error a user hears, out of what futures fail with. */
public final class Failures {

  private Failures() {}

  /** What is behind the wrapping that futures add. */
  public static Throwable unwrapped(Throwable thrown) {
    Throwable at = thrown;
    while (at instanceof CompletionException && at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }

  /** The error, with the URL that was being loaded (B-360). */
  public static URLError of(Throwable thrown, @Nullable URI url) {
    Throwable cause = unwrapped(thrown);
    if (cause instanceof WireFailure failure) {
      return failure.error().withFailingURL(url);
    }
    if (cause instanceof URLError error) {
      return error.withFailingURL(url);
    }
    return URLError.of(Code.UNKNOWN, "The load failed for a reason not foreseen.", cause)
        .withFailingURL(url);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.URLRequest;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to go on with a stopped download, in this process or a later one.
 *
 * <p>The original request is kept with all its headers, {@code Authorization} and {@code Cookie}
 * included, because it must be sent again as it was (B-124). Resume data are therefore as secret as
 * the request itself: store them accordingly. {@link #toString} shows none of it.
 *
 * @param originalRequest the request the task was made with
 * @param currentURL the URL that answered, after redirects; the validators are those of this URL
 * @param point how far the download got
 * @param part where the bytes are
 * @param created when the download stopped
 */
public record ResumeData(
    URLRequest originalRequest,
    URI currentURL,
    ResumePoint point,
    PartLocation part,
    Instant created) {

  /** Refuses what {@link ResumePolicy#canResume} would not have let through. */
  public ResumeData {
    if (!"GET".equals(originalRequest.httpMethod()) || originalRequest.httpBody() != null) {
      throw new IllegalArgumentException("only a GET without a body can be resumed");
    }
    if (!isWeb(originalRequest.url()) || !isWeb(currentURL)) {
      throw new IllegalArgumentException("a URL is not one of http or https");
    }
    if (point.validators().ifRange() == null) {
      throw new IllegalArgumentException("there is neither a strong ETag nor a reliable date");
    }
  }

  private static boolean isWeb(@Nullable URI url) {
    return url != null
        && url.getHost() != null
        && ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()));
  }

  /** The host, the position and the file's name: nothing that is secret. */
  @Override
  public String toString() {
    return "ResumeData[%s, %d of %d bytes in %s, %s]"
        .formatted(currentURL.getHost(), point.position(), point.total(), part.name(), created);
  }
}

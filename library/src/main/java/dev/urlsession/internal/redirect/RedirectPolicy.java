// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a response that may be a redirect.
 *
 * <ol>
 *   <li>301, 302, 303, 305, 306, 307 and 308 with a Location lead on; everything else, 300 and 304
 *       too, is delivered (B-130, B-131).
 *   <li>The Location is resolved against the URL that sent it (B-132).
 *   <li>A target that cannot be loaded, or one hop too many (B-139), is refused.
 *   <li>Otherwise there is a new request to propose to the delegate (B-133).
 * </ol>
 */
public final class RedirectPolicy {

  private RedirectPolicy() {}

  /** What to do with the response. */
  public sealed interface Decision {

    /** It is the answer. */
    record Deliver() implements Decision {}

    /** It leads to another request. */
    record Follow(URLRequest newRequest) implements Decision {}

    /** It leads where we must not go; the load fails. */
    record Refuse(URLError error) implements Decision {}
  }

  /**
   * Decides about the response to the current request.
   *
   * @param hops redirects followed so far
   * @param limit redirects to follow at most
   */
  public static Decision decide(URLRequest current, HTTPURLResponse response, int hops, int limit) {
    String location = location(response);
    URI base = current.url();
    if (location == null || base == null) {
      return new Decision.Deliver();
    }
    Location target = Location.resolve(base, location);
    if (target instanceof Location.Usable usable) {
      return hops < limit
          ? new Decision.Follow(RedirectRequest.next(current, response.statusCode(), usable.url()))
          : new Decision.Refuse(tooMany(limit, usable.url()));
    }
    return new Decision.Refuse(refusal(target, base));
  }

  /** The first Location with something in it; an empty one leads nowhere, as in browsers. */
  private static @Nullable String location(HTTPURLResponse response) {
    boolean redirects =
        switch (response.statusCode()) {
          case 301, 302, 303, 305, 306, 307, 308 -> true;
          default -> false;
        };
    if (redirects) {
      for (String value : response.headers().values("Location")) {
        if (!value.isBlank()) {
          return value;
        }
      }
    }
    return null;
  }

  private static URLError tooMany(int limit, URI refused) {
    return URLError.of(
            URLError.Code.HTTP_TOO_MANY_REDIRECTS,
            "There were more than "
                + limit
                + " redirects; look for a loop, or raise maximumRedirects.")
        .withFailingURL(refused);
  }

  private static URLError refusal(Location target, URI base) {
    if (target instanceof Location.UnsupportedScheme unsupported) {
      return URLError.of(
              URLError.Code.UNSUPPORTED_URL,
              "The server redirects to a URL whose scheme is not http or https; redirects follow"
                  + " only these.")
          .withFailingURL(unsupported.url() == null ? base : unsupported.url());
    }
    return URLError.of(
            URLError.Code.BAD_URL,
            "The server redirects to a URL without a usable host or port; ask its operator.")
        .withFailingURL(base);
  }
}

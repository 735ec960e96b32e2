// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The requests that continue a stopped download (B-117, B-124). */
public final class ResumeRequest {

  // What the first host was told in confidence; a redirect to another took it away as well.
  private static final List<String> FOR_FIRST_ORIGIN_ONLY =
      List.of("Authorization", "Cookie", "Proxy-Authorization", "Host");

  private ResumeRequest() {}

  /**
   * The original request again, to the URL that answered it, for the bytes that are missing.
   *
   * <p>{@code Accept-Encoding: identity}, because a range of an encoded body cannot be appended.
   */
  public static URLRequest of(ResumeData data) {
    URLRequest original = data.originalRequest();
    HTTPHeaders.Builder headers = original.headers().toBuilder();
    if (!sameOrigin(original.url(), data.currentURL())) {
      FOR_FIRST_ORIGIN_ONLY.forEach(headers::remove);
    }
    headers.set("Range", "bytes=" + data.point().position() + "-");
    headers.set("If-Range", String.valueOf(data.point().validators().ifRange()));
    headers.set("Accept-Encoding", "identity");
    return original.toBuilder().url(data.currentURL()).headers(headers.build()).build();
  }

  /** The same without the condition, for a server that mishandles it: see {@link PlainRange}. */
  public static URLRequest unconditional(ResumeData data) {
    URLRequest request = of(data);
    HTTPHeaders headers = request.headers().toBuilder().remove("If-Range").build();
    return request.toBuilder().headers(headers).build();
  }

  private static boolean sameOrigin(@Nullable URI one, URI other) {
    return one != null
        && lower(one.getScheme()).equals(lower(other.getScheme()))
        && lower(one.getHost()).equals(lower(other.getHost()))
        && port(one) == port(other);
  }

  private static int port(URI url) {
    if (url.getPort() != -1) {
      return url.getPort();
    }
    return lower(url.getScheme()).equals("https") ? 443 : 80;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.URLRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** The host of a request as limits and breakers count it: scheme, name, port. */
public final class Hosts {

  private Hosts() {}

  public static String of(URLRequest request) {
    URI url = Objects.requireNonNull(request.url());
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    return scheme
        + "://"
        + url.getHost().toLowerCase(Locale.ROOT)
        + ":"
        + (url.getPort() < 0 ? usual : url.getPort());
  }
}

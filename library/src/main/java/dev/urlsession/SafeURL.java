// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A URL as it may be shown: without user, password, query and fragment, which may be secrets. */
final class SafeURL {

  private SafeURL() {}

  static String of(@Nullable URI url) {
    if (url == null) {
      return "no URL";
    }
    if (url.isOpaque()) {
      return url.getScheme() + ":…";
    }
    StringBuilder text = new StringBuilder();
    if (url.getScheme() != null) {
      text.append(url.getScheme()).append("://");
    }
    if (url.getHost() != null) {
      text.append(url.getHost());
    }
    if (url.getPort() >= 0) {
      text.append(':').append(url.getPort());
    }
    if (url.getRawPath() != null) {
      text.append(url.getRawPath());
    }
    return url.getRawQuery() == null ? text.toString() : text.append("?…").toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** URLs as typed, and as shown: without what may be a secret. */
final class Urls {

  private Urls() {}

  static List<URI> parse(List<String> typed) throws CommandFailure {
    List<URI> urls = new ArrayList<>();
    for (String each : typed) {
      urls.add(parse(each));
    }
    return urls;
  }

  static URI parse(String typed) throws CommandFailure {
    URI url;
    try {
      url = new URI(typed);
    } catch (URISyntaxException malformed) {
      throw CommandFailure.usage(
          "Not a URL: "
              + malformed.getReason()
              + " at character "
              + (malformed.getIndex() + 1)
              + ". Quote the URL, and write spaces as %20.");
    }
    if (url.getScheme() == null || typed.matches("[^/:?#]+:\\d+(/.*)?")) {
      throw CommandFailure.usage("The URL needs a scheme, such as https://" + shownTyped(typed));
    }
    return url;
  }

  private static String shownTyped(String typed) {
    int query = typed.indexOf('?');
    String shown = query < 0 ? typed : typed.substring(0, query);
    return shown.substring(shown.indexOf('@') + 1);
  }

  /** Without user, query and fragment. */
  static String shown(@Nullable URI url) {
    if (url == null) {
      return "(no URL)";
    }
    if (url.isOpaque()) {
      return url.getScheme() + ":…";
    }
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String host = url.getHost() == null ? "" : url.getHost() + port;
    return url.getScheme() + "://" + host + path(url);
  }

  /** What goes into the request line, the query hidden. */
  static String target(@Nullable URI url) {
    if (url == null || url.isOpaque()) {
      return shown(url);
    }
    return (path(url).isEmpty() ? "/" : path(url)) + (url.getRawQuery() == null ? "" : "?…");
  }

  private static String path(URI url) {
    return url.getRawPath() == null ? "" : url.getRawPath();
  }
}

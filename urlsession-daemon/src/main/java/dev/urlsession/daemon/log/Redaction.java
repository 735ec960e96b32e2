// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.log;

import java.util.regex.Pattern;

/**
 * Takes out of a text what may be secret: what follows a URL's {@code ?}, and user and password.
 */
final class Redaction {

  private static final Pattern QUERY =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:[^\\s?#\"]*)[?#][^\\s\"]*");
  private static final Pattern USER = Pattern.compile("(://)[^/\\s@\"]*@");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)((?:proxy-)?authorization|cookie|set-cookie|x-api-key|token|password)(\\s*[:=]\\s*)"
              + "[^\\r\\n,;\"]*");

  private Redaction() {}

  static String of(String text) {
    String redacted = QUERY.matcher(text).replaceAll("$1?…");
    redacted = USER.matcher(redacted).replaceAll("$1…@");
    return HEADER.matcher(redacted).replaceAll("$1$2…");
  }
}

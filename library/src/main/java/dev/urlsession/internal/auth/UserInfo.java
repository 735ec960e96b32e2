// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLCredential;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The user and the password in a URL (B-156). */
public final class UserInfo {

  private UserInfo() {}

  /** Null when there is no user. Kept for the session once it opened something. */
  public static @Nullable URLCredential credential(URI url) {
    String info = url.getRawUserInfo();
    if (info == null || info.isEmpty()) {
      return null;
    }
    int colon = info.indexOf(':');
    String user = decoded(colon < 0 ? info : info.substring(0, colon));
    String password = colon < 0 ? null : decoded(info.substring(colon + 1));
    return URLCredential.ofUser(user, password, URLCredential.Persistence.FOR_SESSION);
  }

  /** A plus is a plus here, other than in forms. */
  private static String decoded(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%' && i + 2 < escaped.length()) {
        // A URI has no other escapes than valid ones.
        bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

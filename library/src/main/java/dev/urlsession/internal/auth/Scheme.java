// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The schemes spoken here, the strongest first: that is the order they are offered in (B-162). */
public enum Scheme {
  /** SPNEGO, which is Kerberos in practice (RFC 4559). */
  NEGOTIATE(AuthenticationMethod.NEGOTIATE),
  /** NTLM version 2. */
  NTLM(AuthenticationMethod.NTLM),
  /** RFC 7616. */
  DIGEST(AuthenticationMethod.HTTP_DIGEST),
  /** RFC 7617. */
  BASIC(AuthenticationMethod.HTTP_BASIC);

  private final AuthenticationMethod method;

  Scheme(AuthenticationMethod method) {
    this.method = method;
  }

  /** What the user knows it as. */
  public AuthenticationMethod method() {
    return method;
  }

  /** Whether it proves a connection rather than a request (B-173). */
  public boolean bindsConnection() {
    return this == NEGOTIATE || this == NTLM;
  }

  static @Nullable Scheme of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "negotiate" -> NEGOTIATE;
      case "ntlm" -> NTLM;
      case "digest" -> DIGEST;
      case "basic" -> BASIC;
      default -> null;
    };
  }
}

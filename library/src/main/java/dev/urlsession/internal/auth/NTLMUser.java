// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

/**
 * A user as NTLM knows it: {@code DOMAIN\name}, {@code name@domain.example}, or a name alone, which
 * leaves the domain to the server.
 */
record NTLMUser(String domain, String name) {

  static NTLMUser of(String user) {
    int backslash = user.indexOf('\\');
    return backslash < 0
        ? new NTLMUser("", user)
        : new NTLMUser(user.substring(0, backslash), user.substring(backslash + 1));
  }
}

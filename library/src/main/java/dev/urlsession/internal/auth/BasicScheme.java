// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Basic (RFC 7617): user and password, in the clear but for Base64. In UTF-8 whether the server
 * asks for it or not, as browsers do.
 */
final class BasicScheme implements Proof {

  private final String header;

  BasicScheme(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.header = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String header(Head head) {
    return header;
  }
}

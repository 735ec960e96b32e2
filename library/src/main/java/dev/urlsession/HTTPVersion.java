// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/** A version of HTTP that a session may speak. */
public enum HTTPVersion {
  /** HTTP/1.1. */
  HTTP_1_1("http/1.1"),
  /** HTTP/2, chosen by ALPN over TLS (B-241). */
  HTTP_2("h2");

  private final String protocolName;

  HTTPVersion(String protocolName) {
    this.protocolName = protocolName;
  }

  /** The ALPN identifier, such as {@code h2}. */
  public String protocolName() {
    return protocolName;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/** A version of TLS. Apple: {@code tls_protocol_version_t}. */
public enum TLSProtocolVersion {
  /** TLS 1.0; most servers and JDKs refuse it. */
  TLS_1_0("TLSv1", 0x0301),
  /** TLS 1.1; most servers and JDKs refuse it. */
  TLS_1_1("TLSv1.1", 0x0302),
  /** TLS 1.2. */
  TLS_1_2("TLSv1.2", 0x0303),
  /** TLS 1.3. */
  TLS_1_3("TLSv1.3", 0x0304);

  private final String protocolName;
  private final int rawValue;

  TLSProtocolVersion(String protocolName, int rawValue) {
    this.protocolName = protocolName;
    this.rawValue = rawValue;
  }

  /** The name the JDK uses, such as {@code TLSv1.3}. */
  public String protocolName() {
    return protocolName;
  }

  /** The number on the wire, such as 772. */
  public int rawValue() {
    return rawValue;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

/**
 * Who connections are made to and shared for.
 *
 * @param scheme http or https
 * @param host lower case; an IPv6 address without brackets
 * @param port never the default -1
 */
public record Origin(String scheme, String host, int port) {

  /** Asked for several times for each request; schemes of the same host and port are rare. */
  @Override
  public int hashCode() {
    return host.hashCode() * 31 + port;
  }

  /** Whether TLS is spoken. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** As in a Host header: without the port where it is the scheme's own. */
  public String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (isSecure() ? 443 : 80) ? name : name + ":" + port;
  }
}

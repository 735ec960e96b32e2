// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.util.List;

/** What is known of a request before its body: its line, its headers and where it came in. */
record RequestHead(
    String method,
    String target,
    String protocol,
    List<Header> headers,
    int connection,
    int numberOnConnection) {

  RequestHead {
    headers = List.copyOf(headers);
  }

  boolean isHttp2() {
    return protocol.equals("HTTP/2.0");
  }

  /** The target's path without query, whether the target is a path or, to a proxy, a full URL. */
  String path() {
    String path = target;
    int scheme = path.indexOf("://");
    if (scheme > 0 && !path.startsWith("/")) {
      int slash = path.indexOf('/', scheme + 3);
      path = slash < 0 ? "/" : path.substring(slash);
    }
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.util.List;

/** Connections that are open on a server. */
record ConnectionLeaks(LoopbackServer server) implements Leaks {

  @Override
  public void remember() {
    // Open connections are a leak whoever opened them.
  }

  @Override
  public List<String> find() {
    int open = server.openConnections();
    return open == 0 ? List.of() : List.of(open + " open connections on port " + server.port());
  }
}

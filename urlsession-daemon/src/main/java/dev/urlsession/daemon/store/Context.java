// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.time.Clock;

/** What every command works with. Confined to the store's thread. */
record Context(Sql sql, Secrets secrets, Clock clock, StoreOptions options) {

  long now() {
    return clock.millis();
  }
}

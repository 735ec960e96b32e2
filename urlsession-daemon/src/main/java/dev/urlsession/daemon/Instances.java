// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.wire.Version;
import java.time.Instant;
import java.util.UUID;

/** What this process says of itself. */
final class Instances {

  private Instances() {}

  static InstanceFile ofThisProcess(Places places, Version version) {
    ProcessHandle self = ProcessHandle.current();
    return new InstanceFile(
        UUID.randomUUID().toString(),
        version.text(),
        self.pid(),
        self.info().startInstant().orElse(Instant.EPOCH),
        places.socket().toAbsolutePath());
  }
}

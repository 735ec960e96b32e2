// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.Places;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The daemon's command line. Nothing secret is in it; others can read it.
 *
 * @param rehearsal start, be used a little and end: for the archive of classes
 */
record Arguments(Places places, DaemonSettings settings, boolean rehearsal) {

  static Arguments parse(List<String> words) {
    Places places = Places.current();
    DaemonSettings settings = DaemonSettings.USUAL;
    boolean rehearsal = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--rehearse")) {
        rehearsal = true;
        continue;
      }
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException(word + " needs a value, or is not known.");
      }
      String value = words.get(++i);
      switch (word) {
        case "--state" -> places = new Places(Path.of(value), places.cache(), places.sockets());
        case "--cache" -> places = new Places(places.state(), Path.of(value), places.sockets());
        case "--sockets" -> places = new Places(places.state(), places.cache(), Path.of(value));
        case "--idle-exit" -> settings = settings.idleExit(Duration.parse(value));
        default -> throw new IllegalArgumentException(word + " is not known.");
      }
    }
    return new Arguments(places, settings, rehearsal);
  }
}

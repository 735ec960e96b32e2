// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/** What the user says of the network, over what the machine tells; kept in a file of one word. */
public enum NetworkWish {
  /** As the machine tells. */
  AUTO,
  /** It costs by volume, whatever the machine says: only what may cost something is transferred. */
  METERED,
  /** It costs nothing, whatever the machine says. */
  UNMETERED,
  /** Nothing is transferred. */
  OFFLINE;

  /** The wish; AUTO when there is none, or none that can be read. */
  public static NetworkWish read(Places places) {
    if (!Files.exists(places.networkWish())) {
      return AUTO;
    }
    try {
      return of(PrivateFile.read(places.networkWish()).strip());
    } catch (IOException | IllegalArgumentException unreadable) {
      return AUTO;
    }
  }

  /**
   * The wish with this name, in whatever case.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static NetworkWish of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** A running daemon follows it within a second. */
  public void write(Places places) throws IOException {
    PrivateDirectory.make(places.state());
    PrivateFile.write(places.networkWish(), word() + "\n");
  }

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

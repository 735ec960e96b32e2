// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import java.io.IOException;
import java.nio.file.Path;

/** A directory or file that only the user should reach is open to others, or not the user's. */
public final class UnsafePlaceException extends IOException {

  private static final long serialVersionUID = 1L;

  UnsafePlaceException(Path place, String what) {
    super(place + " " + what + ", or choose another place with URLSESSION_HOME.");
  }
}

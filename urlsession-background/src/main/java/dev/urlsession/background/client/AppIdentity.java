// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.place.Token;
import dev.urlsession.internal.store.ApplicationDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which application this is, and the secret that no other application has by accident (S05). The
 * boundary is the user: whoever runs as the same user can read it.
 *
 * @param name empty for one that only looks how the daemon is
 */
public record AppIdentity(String name, byte[] secret) {

  private static final String SECRET = "background-secret";

  /** Of no application: sees how the daemon is, and has no sessions. */
  public static final AppIdentity NONE = new AppIdentity("", new byte[0]);

  /** The running application, as its directory is named; its secret is made at the first call. */
  public static AppIdentity current() throws IOException {
    return in(ApplicationDirectory.current());
  }

  /** The application that has this directory. */
  public static AppIdentity in(ApplicationDirectory directory) throws IOException {
    Path file = directory.createState().resolve(SECRET);
    Token secret = Files.exists(file) ? Token.read(file) : Token.createOnce(file);
    return new AppIdentity(String.valueOf(directory.state().getFileName()), secret.bytes());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AppIdentity[" + name + "]";
  }
}

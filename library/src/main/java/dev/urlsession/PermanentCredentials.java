// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.auth.CredentialFile;
import dev.urlsession.internal.auth.StoredCredential;
import dev.urlsession.internal.store.ApplicationDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is permanent of a table of credentials in a file, which is first looked at when the
 * table is. A disk that fails costs the permanence, not the credentials of this process. Methods
 * block; thread-safe.
 */
final class PermanentCredentials {

  private static final System.Logger LOG = System.getLogger("dev.urlsession");

  private final Supplier<Path> place;
  private @Nullable CredentialFile file;

  PermanentCredentials(Supplier<Path> place) {
    this.place = place;
  }

  /** Those of this application, in its own directory. */
  static PermanentCredentials ofApplication() {
    return new PermanentCredentials(
        () -> ApplicationDirectory.current().state().resolve("credentials.p12"));
  }

  /** Puts what is there into the table, the first time. */
  synchronized void fill(CredentialTable table) {
    if (file != null) {
      return;
    }
    CredentialFile opened = new CredentialFile(place.get());
    file = opened;
    try {
      for (StoredCredential one : opened.read()) {
        if (one.isDefault()) {
          table.setDefault(one.credential(), one.space());
        } else {
          table.set(one.credential(), one.space());
        }
      }
    } catch (IOException failed) {
      warn("read", failed);
    }
  }

  /** The table has this one now; whether as the default is told by the table. */
  synchronized void stored(
      URLCredential credential, URLProtectionSpace space, CredentialTable table) {
    if (credential.persistence() != URLCredential.Persistence.PERMANENT) {
      removed(credential, space);
      return;
    }
    boolean isDefault = credential.equals(table.defaultOf(space));
    try {
      if (file != null) {
        file.put(new StoredCredential(space, credential, isDefault));
      }
    } catch (IOException failed) {
      warn("write", failed);
    }
  }

  /** The table has this one no longer. */
  synchronized void removed(URLCredential credential, URLProtectionSpace space) {
    try {
      if (file != null) {
        file.remove(space, credential);
      }
    } catch (IOException failed) {
      warn("remove", failed);
    }
  }

  private static void warn(String what, IOException failed) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Cannot "
            + what
            + " permanent credentials, those of this process stay in memory: "
            + failed);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The key that values are sealed with: 32 random bytes in a file that only its owner may read. Who
 * can read the user's files can read it; it protects copies of the database, not the account.
 */
final class KeyFile {

  private KeyFile() {}

  /** Reads the key, or makes one; a file that is no key is replaced. */
  static byte[] readOrCreate(Path file, SecureRandom random) throws IOException {
    if (Files.exists(file)) {
      byte[] key = Files.readAllBytes(OwnerOnly.file(file));
      if (key.length == Secrets.KEY_BYTES) {
        return key;
      }
    }
    byte[] key = new byte[Secrets.KEY_BYTES];
    random.nextBytes(key);
    DurableFiles.write(file, key);
    return key;
  }
}

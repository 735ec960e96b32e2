// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A script that leads from one version of the tables to the next. */
record Migration(String name, String statements) {

  /** The script of this name among the module's resources. */
  static Migration ofResource(String name) throws IOException {
    try (InputStream in = Migration.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The script " + name + " is missing.");
      }
      return new Migration(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** SHA-256, in hexadecimal digits. */
  String digest() {
    try {
      byte[] bytes = statements.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256.", impossible);
    }
  }
}

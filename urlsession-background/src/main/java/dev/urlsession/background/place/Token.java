// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** 32 random bytes that only this user's processes can know. */
public final class Token {

  private static final int LENGTH = 32;

  private final byte[] bytes;

  private Token(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one, written to the file before anybody is asked for it (S19). */
  public static Token create(Path file) throws IOException {
    byte[] bytes = random();
    PrivateFile.write(file, HexFormat.of().formatHex(bytes));
    return new Token(bytes);
  }

  /** A new one, unless somebody was faster; then that one. */
  public static Token createOnce(Path file) throws IOException {
    byte[] bytes = random();
    try {
      PrivateFile.writeNew(file, HexFormat.of().formatHex(bytes));
      return new Token(bytes);
    } catch (FileAlreadyExistsException faster) {
      return read(file);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** The one in the file. */
  public static Token read(Path file) throws IOException {
    try {
      return new Token(HexFormat.of().parseHex(PrivateFile.read(file).strip()));
    } catch (IllegalArgumentException damaged) {
      throw new IOException(file + " is damaged; remove it and start the daemon again.", damaged);
    }
  }

  /** What is sent. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Compares in the same time whatever the difference is. */
  public boolean matches(byte[] presented) {
    return MessageDigest.isEqual(bytes, presented);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Token";
  }
}

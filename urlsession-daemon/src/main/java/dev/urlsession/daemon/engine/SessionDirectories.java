// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where the files of a session are: {@code <cache>/<application>/<session>/}, open to their owner
 * only. Names that could lead elsewhere, or that a file system would take for another, are replaced
 * (S09).
 */
final class SessionDirectories {

  private static final int LONGEST = 64;
  private static final int HASHED = 10;

  private final Path root;

  SessionDirectories(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** The top of the tree. */
  Path root() {
    return root;
  }

  /** The session's directory, whether it is there or not. */
  Path of(SessionKey session) {
    return root.resolve(name(session.app())).resolve(name(session.identifier()));
  }

  /** Makes it where it is missing. */
  Path make(SessionKey session) throws IOException {
    OwnerOnly.directory(root);
    OwnerOnly.directory(root.resolve(name(session.app())));
    return OwnerOnly.directory(of(session));
  }

  /** What was handed out as resume data waits here for a task that goes on. */
  Path kept() throws IOException {
    OwnerOnly.directory(root);
    return OwnerOnly.directory(root.resolve(KEPT));
  }

  /** No application's name becomes this one: it begins with a point. */
  static final String KEPT = ".kept";

  /** A name of small letters, digits, hyphens and points stays; others get a digest. */
  static String name(String text) {
    if (text.matches("[a-z0-9][a-z0-9.-]{0," + (LONGEST - 1) + "}") && !text.endsWith(".")) {
      return text;
    }
    String readable = text.replaceAll("[^A-Za-z0-9-]", "_");
    String start = readable.substring(0, Math.min(readable.length(), LONGEST / 2));
    return start + "_" + hash(text);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, HASHED));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}

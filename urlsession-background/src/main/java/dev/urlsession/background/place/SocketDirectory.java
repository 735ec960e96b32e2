// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import dev.urlsession.internal.store.StandardPlaces;
import dev.urlsession.internal.store.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where the socket is. An operating system takes socket addresses of little more than 100
 * bytes (L07), so a home that is too long for it is replaced by a short directory. The state
 * directory's hash is part of each, so that two state directories never share a socket.
 */
final class SocketDirectory {

  /** 104 on macOS and 108 on Linux, with the zero at the end. */
  private static final int LONGEST_ADDRESS = 103;

  private static final int HASH_CHARACTERS = 12;

  private SocketDirectory() {}

  static Path of(Surroundings surroundings, StandardPlaces standard) {
    String name = hash(standard.state());
    Path usual = base(surroundings, standard).resolve(name);
    if (fits(usual)) {
      return usual;
    }
    Path runtime = absolute(surroundings.variable("XDG_RUNTIME_DIR"));
    if (runtime != null && fits(runtime.resolve("urlsession").resolve(name))) {
      return runtime.resolve("urlsession").resolve(name);
    }
    return temporary(surroundings).resolve(name);
  }

  private static Path base(Surroundings surroundings, StandardPlaces standard) {
    Path runtime = absolute(surroundings.variable("XDG_RUNTIME_DIR"));
    return standard.moved() || runtime == null
        ? standard.cache().resolve("run")
        : runtime.resolve("urlsession");
  }

  /** Others may write there too; {@link PrivateDirectory} refuses what is not our own. */
  private static Path temporary(Surroundings surroundings) {
    Path directory = absolute(surroundings.property("java.io.tmpdir"));
    String user = surroundings.property("user.name");
    String own = "urlsession-" + (user == null ? "user" : user.replaceAll("[^A-Za-z0-9._-]", "_"));
    if (directory != null && fits(directory.resolve(own).resolve("0".repeat(HASH_CHARACTERS)))) {
      return directory.resolve(own);
    }
    return Path.of("/tmp").resolve(own);
  }

  private static boolean fits(Path directory) {
    String address = directory.resolve(Places.SOCKET).toString();
    return address.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS;
  }

  private static @Nullable Path absolute(@Nullable String text) {
    try {
      Path path = text == null ? null : Path.of(text);
      return path != null && path.isAbsolute() ? path : null;
    } catch (InvalidPathException unusable) {
      return null;
    }
  }

  private static String hash(Path state) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(state.normalize().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.place.Token;
import dev.urlsession.background.place.UnsafePlaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A daemon that was there lately: where it listens and what it wants to hear. Nothing of it is
 * believed before the directories it lies in are known to be the user's own (S02).
 */
record Endpoint(Path socket, Token token, InstanceFile instance) {

  /** The latest daemon's; empty when there was none or it has ended properly. */
  static Optional<Endpoint> find(Places places) throws DaemonException {
    try {
      if (!Files.exists(places.state(), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      PrivateDirectory.check(places.state());
      Optional<InstanceFile> instance = InstanceFile.read(places);
      Path socket = instance.map(InstanceFile::socket).orElse(Path.of(""));
      Path directory = socket.toAbsolutePath().getParent();
      if (instance.isEmpty() || directory == null || !Files.exists(socket)) {
        return Optional.empty();
      }
      PrivateDirectory.check(directory);
      return Optional.of(new Endpoint(socket, Token.read(places.tokenFile()), instance.get()));
    } catch (UnsafePlaceException unsafe) {
      throw new DaemonException(
          DaemonException.Problem.UNSAFE, "Nothing was sent: " + unsafe.getMessage(), unsafe);
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new DaemonException(
          DaemonException.Problem.NO_DAEMON,
          "The daemon's files cannot be read: " + unreadable,
          unreadable);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import dev.urlsession.internal.store.StandardPlaces;
import dev.urlsession.internal.store.Surroundings;
import java.nio.file.Path;

/**
 * Every path of the daemon. One daemon serves one state directory; what else there is of it is
 * found from there, so that clients with another environment, such as one without {@code
 * XDG_RUNTIME_DIR}, find the same daemon: the socket's real place is in the {@link InstanceFile}.
 *
 * @param state what must stay: the database, keys, locks, the log
 * @param cache what can be loaded again: parts and files that are ready
 * @param sockets where a daemon started with this environment puts its socket
 */
public record Places(Path state, Path cache, Path sockets) {

  static final String SOCKET = "daemon.sock";

  /** As the properties and the environment of this process are now. */
  public static Places current() {
    return of(Surroundings.ofThisProcess());
  }

  /** As these properties and this environment have it. */
  public static Places of(Surroundings surroundings) {
    StandardPlaces standard = StandardPlaces.of(surroundings);
    return new Places(
        standard.state(), standard.cache(), SocketDirectory.of(surroundings, standard));
  }

  /** Where a daemon started with this environment listens. */
  public Path socket() {
    return sockets.resolve(SOCKET);
  }

  /** Held by the daemon as long as it lives. */
  public Path daemonLock() {
    return state.resolve("daemon.lock");
  }

  /** Held by the client that starts a daemon. */
  public Path spawnLock() {
    return state.resolve("spawn.lock");
  }

  /** What the running daemon says of itself. */
  public Path instanceFile() {
    return state.resolve("instance");
  }

  /** What a client must know to be heard; another one at each start of the daemon. */
  public Path tokenFile() {
    return state.resolve("token");
  }

  /** Where the daemon's own copies of its program are. */
  public Path programs() {
    return state.resolve("programs");
  }

  /** Where the log is, and the logs before it. */
  public Path logs() {
    return state.resolve("logs");
  }

  /** One event a line, as JSON. */
  public Path log() {
    return logs().resolve("urlsessiond.log");
  }

  /** What the daemon's JVM itself printed, such as why it could not start. */
  public Path output() {
    return logs().resolve("urlsessiond.out");
  }

  /** What the user says of the network. */
  public Path networkWish() {
    return state.resolve("network");
  }

  /** Where the daemon's database is. */
  public Path database() {
    return state.resolve("database");
  }
}

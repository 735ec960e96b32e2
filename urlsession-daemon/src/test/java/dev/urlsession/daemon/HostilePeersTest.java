// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.DaemonException;
import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.place.Self;
import dev.urlsession.background.place.Token;
import dev.urlsession.background.protocol.LaunchCommand;
import dev.urlsession.background.protocol.RegisterReply;
import dev.urlsession.background.protocol.RegisterRequest;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostilePeersTest {

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  private SocketChannel connect() throws IOException {
    SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
    socket.connect(UnixDomainSocketAddress.of(daemon.places().socket()));
    return socket;
  }

  /** Reads until the other end closes. */
  private static int drain(SocketChannel socket) {
    int total = 0;
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    try {
      for (int count = socket.read(bytes); count >= 0; count = socket.read(bytes)) {
        total += count;
        bytes.clear();
      }
    } catch (IOException reset) {
      // As good as the end.
    }
    return total;
  }

  private void stillServes() throws Exception {
    assertThat(answer(daemon.client("a").hello()).getProtocol()).isEqualTo(1);
  }

  private static void refused(Problem problem, DaemonClient client) {
    assertThatThrownBy(() -> answer(client.hello()))
        .isInstanceOfSatisfying(
            DaemonException.class,
            refusal -> assertThat(refusal.problem()).as(refusal.getMessage()).isEqualTo(problem));
  }

  @Test
  @DisplayName("S19: who has another token, such as an old one, is refused")
  void token() throws Exception {
    Token.create(daemon.places().tokenFile());
    assertThatThrownBy(() -> answer(daemon.client("a").hello())).hasMessageContaining("token");
  }

  @Test
  @DisplayName("P05, S19: who read a token that was just replaced reads it again by itself")
  void tokenReplaced() throws Exception {
    String real = Files.readString(daemon.places().tokenFile());
    Token.create(daemon.places().tokenFile());
    CompletableFuture<RegisterReply> registered =
        daemon.client("a").register(RegisterRequest.getDefaultInstance());
    for (int i = 0; i < 5; i++) {
      refused(Problem.STOPPING, daemon.client("a"));
    }
    assertThat(registered).isNotDone();
    Files.writeString(daemon.places().tokenFile(), real);

    answer(registered);
  }

  @Test
  @DisplayName("S05: an application's name with another secret is refused")
  void secret() throws Exception {
    stillServes();
    AppIdentity thief = new AppIdentity("a", "guess".getBytes(StandardCharsets.UTF_8));
    refused(Problem.INVALID, DaemonClient.existing(daemon.places(), thief));
    stillServes();
  }

  @Test
  @DisplayName("S16: garbage ends its connection and nothing else")
  void garbage() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 10; i++) {
      byte[] bytes = new byte[4096];
      random.nextBytes(bytes);
      try (SocketChannel socket = connect()) {
        socket.write(ByteBuffer.wrap(bytes));
        drain(socket);
      }
    }
    stillServes();
  }

  @Test
  @DisplayName("S16: a frame of 16 MiB ends its connection before it is read")
  void hugeFrame() throws Exception {
    try (SocketChannel socket = connect()) {
      socket.write(
          ByteBuffer.wrap("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
      socket.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0})); // SETTINGS
      socket.write(ByteBuffer.wrap(new byte[] {-1, -1, -1, 0, 0, 0, 0, 0, 1})); // DATA, 2^24-1
      assertThat(drain(socket)).isPositive();
    }
    stillServes();
  }

  @Test
  @DisplayName("S16: a message above 1 MiB is refused")
  void longMessage() throws Exception {
    RegisterRequest request =
        RegisterRequest.newBuilder()
            .setCommand(LaunchCommand.newBuilder().setExecutable("/x".repeat(1 << 20)))
            .build();
    assertThatThrownBy(() -> answer(daemon.client("a").register(request)))
        .isInstanceOfSatisfying(
            DaemonException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.INVALID));
    stillServes();
  }

  @Test
  @DisplayName("L20: a process has at most 16 connections; the rest are closed unread")
  void connectionsOfOneProcess() throws Exception {
    List<SocketChannel> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        sockets.add(connect());
      }
      for (SocketChannel refused : sockets.subList(16, 20)) {
        assertThat(drain(refused)).isZero();
      }
    } finally {
      for (SocketChannel socket : sockets) {
        socket.close();
      }
    }
    assertThat(Files.readString(daemon.places().log())).contains("has 16 connections already");
  }

  @Test
  @DisplayName("L20: 10,000 connects in a row leave a connection that was there untouched")
  void manyConnects() throws Exception {
    HeardSession heard = new HeardSession();
    var channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    for (int i = 0; i < 10_000; i++) {
      connect().close();
    }
    answer(channel.enqueue(List.of(Asks.suspended(1))));
    assertThat(Files.readString(daemon.places().log())).contains("connects too often");
    answer(channel.detach());
  }

  @Test
  @DisplayName("S02: a client sends nothing into a directory that others can enter")
  void openDirectory() throws Exception {
    Files.setPosixFilePermissions(
        daemon.places().sockets(), PosixFilePermissions.fromString("rwxr-xr-x"));
    refused(Problem.UNSAFE, daemon.client("a"));
    Files.setPosixFilePermissions(
        daemon.places().sockets(), PosixFilePermissions.fromString("rwx------"));
    stillServes();
  }

  @Test
  @DisplayName("S02: a client does not follow a link to where the socket is said to be")
  void linkedDirectory() throws Exception {
    Path link =
        Files.createSymbolicLink(daemon.folder().resolve("link"), daemon.places().sockets());
    InstanceFile real = InstanceFile.read(daemon.places()).orElseThrow();
    new InstanceFile(
            real.id(),
            real.version(),
            real.processId(),
            real.started(),
            link.resolve("daemon.sock"))
        .publish(daemon.places());
    refused(Problem.UNSAFE, daemon.client("a"));
  }

  @Test
  @DisplayName("S01: another user's connection is closed unread, and logged")
  void anotherUser() throws Exception {
    assertThat(Files.getPosixFilePermissions(daemon.places().sockets()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    if (Self.userId() != 0) {
      return; // Only root can be another user; the directory is what keeps others out.
    }
    Files.setPosixFilePermissions(
        daemon.places().sockets(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        daemon.places().socket(), PosixFilePermissions.fromString("rwxrwxrwx"));
    try (StrangerProcess stranger =
        StrangerProcess.start(daemon.folder(), "connect", daemon.places().socket())) {
      assertThat(stranger.line()).isEqualTo("got 0");
    }
    assertThat(Files.readString(daemon.places().log()))
        .contains("it is of user " + StrangerProcess.NOBODY);
  }

  @Test
  @DisplayName("S02: a client sends nothing to a socket that another user serves")
  void squatted() throws Exception {
    if (Self.userId() != 0) {
      openDirectory(); // Only root can put another user's socket into our directory.
      return;
    }
    Path theirs = Files.createDirectory(daemon.folder().resolve("theirs"));
    Files.setAttribute(theirs, "unix:uid", StrangerProcess.NOBODY);
    Path socket = theirs.resolve("s");
    try (StrangerProcess stranger = StrangerProcess.start(daemon.folder(), "listen", socket)) {
      assertThat(stranger.line()).isEqualTo("listening");
      Path ours = daemon.places().sockets().resolve("other.sock");
      Files.move(socket, ours);
      InstanceFile real = InstanceFile.read(daemon.places()).orElseThrow();
      new InstanceFile(real.id(), real.version(), real.processId(), real.started(), ours)
          .publish(daemon.places());
      refused(Problem.UNSAFE, daemon.client("a"));
      assertThat(stranger.line()).isEqualTo("got 0");
    }
  }
}

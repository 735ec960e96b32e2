// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** An installed server, run on a loopback port from a directory of its own; both end with it. */
final class Peer implements AutoCloseable {

  private final Path directory;
  private final int port;
  private final Map<String, String> environment = new HashMap<>();
  private Process process;

  private Peer(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Not yet running: its files can be written. */
  static Peer prepare(String name) throws IOException {
    Path directory = Files.createTempDirectory("urlsession-" + name);
    // Servers give up the rights of root, and must still get at their files.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    return new Peer(directory, freePort());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    Path file = Files.writeString(file(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }

  /** A variable for what is run and started from here on. */
  void environment(String name, String value) {
    environment.put(name, value);
  }

  /** Runs a tool to its end; what it said, with nothing to read. */
  String run(String... command) throws IOException, InterruptedException {
    Process tool = builder(command).start();
    tool.getOutputStream().close();
    String output = new String(tool.getInputStream().readAllBytes());
    if (tool.waitFor() != 0) {
      throw new IOException(List.of(command) + ": " + output);
    }
    return output;
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder;
  }

  Peer start(String... command) throws IOException {
    process = builder(command).redirectOutput(file("output.txt").toFile()).start();
    Awaitility.await(command[0] + " listens").atMost(Duration.ofSeconds(60)).until(() -> listens());
    return this;
  }

  Process process() {
    return process;
  }

  String output() throws IOException {
    return Files.readString(file("output.txt"));
  }

  private boolean listens() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("It ended; install it, or see what it said: " + output());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    if (process != null) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      for (ProcessHandle child : children) {
        child.destroy();
        child.onExit().get(60, TimeUnit.SECONDS);
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

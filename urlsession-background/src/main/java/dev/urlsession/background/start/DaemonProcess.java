// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.start;

import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.PrivateDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The daemon as a process: puts its program into place and starts it. */
public final class DaemonProcess {

  /** What the daemon writes to its output before it says why. */
  public static final String CANNOT_START = "urlsessiond cannot start: ";

  /** How the line begins with which it ends because another one holds the lock. */
  public static final String NOT_NEEDED = "urlsessiond is not needed: ";

  private static final int LAST_LINES = 12;
  private static final String MAIN = "dev.urlsession.daemon.Main";

  private final Places places;
  private volatile long outputBefore;

  private DaemonProcess(Places places) {
    this.places = places;
  }

  /** For the daemon of these places. */
  public static DaemonProcess of(Places places) {
    return new DaemonProcess(places);
  }

  /** Starts it, detached from this process. It may find that another one was faster, and end. */
  public void start() throws IOException {
    PrivateDirectory.make(places.state());
    PrivateDirectory.make(places.logs());
    DaemonProgram program = DaemonProgram.install(places.programs());
    JavaRuntime java = JavaRuntime.current();
    List<String> command = new ArrayList<>();
    command.add(java.executable().toString());
    command.addAll(DaemonOptions.of(java, program));
    command.add(MAIN);
    command.addAll(arguments(places));
    Path output = places.output();
    outputBefore = Files.exists(output) ? Files.size(output) : 0;
    Detached.start(command, places);
  }

  /** Whether the one that was started last has said that it cannot (L18). */
  public boolean cannotStart() throws IOException {
    return said(CANNOT_START);
  }

  /** Whether the one that was started last has ended, since another one was there. */
  public boolean wasNotNeeded() throws IOException {
    return said(NOT_NEEDED);
  }

  private boolean said(String words) throws IOException {
    Path output = places.output();
    if (!Files.exists(output) || Files.size(output) <= outputBefore) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(output)) {
      channel.position(outputBefore);
      byte[] all = Channels.newInputStream(channel).readAllBytes();
      return new String(all, Charset.defaultCharset()).contains(words);
    }
  }

  /** How the daemon is told its places, so that it need not guess them from its environment. */
  public static List<String> arguments(Places places) {
    return List.of(
        "--state",
        places.state().toAbsolutePath().toString(),
        "--cache",
        places.cache().toAbsolutePath().toString(),
        "--sockets",
        places.sockets().toAbsolutePath().toString());
  }

  /** The end of what the daemon and its JVM wrote (L18). */
  public String lastWords() {
    List<String> lines = new ArrayList<>(tail(places.log()));
    lines.addAll(tail(places.output()));
    return lines.isEmpty()
        ? "It wrote nothing to " + places.logs() + "."
        : "The last lines in " + places.logs() + ":\n" + String.join("\n", lines);
  }

  private static List<String> tail(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    } catch (IOException unreadable) {
      return List.of(file + " cannot be read: " + unreadable);
    }
  }

  static String classPath(List<Path> entries) {
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }
}

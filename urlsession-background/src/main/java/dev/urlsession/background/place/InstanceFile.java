// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.place;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running daemon says of itself in a file, for clients to find it and people to read. It may
 * be a dead one's: only the socket tells. The process number is not to be signalled, since another
 * process may have it by now; with {@code started} one can tell (L04).
 *
 * @param id made anew at each start
 * @param version the daemon's, such as {@code 0.1.0}
 * @param processId in the daemon's own namespace of processes
 * @param started when the process was started, by the operating system's word
 * @param socket where it listens
 */
public record InstanceFile(
    String id, String version, long processId, Instant started, Path socket) {

  /** Puts it into the place where clients look. */
  public void publish(Places places) throws IOException {
    Properties lines = new Properties();
    lines.setProperty("id", id);
    lines.setProperty("version", version);
    lines.setProperty("pid", Long.toString(processId));
    lines.setProperty("started", started.toString());
    lines.setProperty("socket", socket.toString());
    StringWriter text = new StringWriter();
    lines.store(text, null);
    PrivateFile.write(places.instanceFile(), text.toString());
  }

  /** The latest daemon's; empty when there was none, or when nothing can be made of the file. */
  public static Optional<InstanceFile> read(Places places) throws IOException {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(PrivateFile.read(places.instanceFile())));
      return Optional.of(
          new InstanceFile(
              lines.getProperty("id", ""),
              lines.getProperty("version", ""),
              Long.parseLong(lines.getProperty("pid", "0")),
              Instant.parse(lines.getProperty("started", "")),
              Path.of(lines.getProperty("socket", ""))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException damaged) {
      return Optional.empty();
    }
  }
}

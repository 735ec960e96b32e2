// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.start;

import dev.urlsession.background.place.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The daemon's own copy of its program, in a directory named by what is in it. An application that
 * is removed or upgraded while the daemon runs does not pull the classes from under it.
 */
record DaemonProgram(Path directory, List<Path> entries) {

  private static final int NAME_CHARACTERS = 16;

  /** Copies what the daemon needs from where this process has it, unless that was done before. */
  static DaemonProgram install(Path programs) throws IOException {
    return install(programs, ProgramParts.locate());
  }

  static DaemonProgram install(Path programs, List<Path> parts) throws IOException {
    PrivateDirectory.make(programs);
    Path directory = programs.resolve(name(parts));
    if (Files.isDirectory(directory)) {
      // In use, and not to be cleared away by a daemon that runs from another copy.
      Files.setLastModifiedTime(directory, FileTime.from(Instant.now()));
    } else {
      copy(parts, directory);
    }
    List<Path> entries = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      entries.add(directory.resolve(entry(i, parts.get(i))));
    }
    return new DaemonProgram(directory, List.copyOf(entries));
  }

  /** The order matters, as it does in a class path; so the number comes first. */
  private static String entry(int index, Path part) {
    return "%02d-%s".formatted(index, part.getFileName());
  }

  private static void copy(List<Path> parts, Path directory) throws IOException {
    Path fresh = directory.resolveSibling("new-" + UUID.randomUUID());
    PrivateDirectory.make(fresh);
    for (int i = 0; i < parts.size(); i++) {
      copy(parts.get(i), fresh.resolve(entry(i, parts.get(i))));
    }
    try {
      Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException faster) {
      delete(fresh);
    } catch (AtomicMoveNotSupportedException odd) {
      delete(fresh);
      throw odd;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, file.equals(from) ? to : target);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** By names, sizes and times: reading megabytes at each start would take longer than the rest. */
  private static String name(List<Path> parts) throws IOException {
    MessageDigest digest = sha256();
    for (Path part : parts) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          FileTime time = Files.getLastModifiedTime(file);
          String line = file + "|" + Files.size(file) + "|" + time.toMillis() + "\n";
          digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_CHARACTERS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}

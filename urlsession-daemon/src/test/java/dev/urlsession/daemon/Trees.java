// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Directories in which somebody else may still be at work: a file that goes while it is looked at
 * was not there, and one that comes while its directory is deleted is deleted, too.
 */
public final class Trees {

  private static final Duration LONG = Duration.ofSeconds(60);

  private Trees() {}

  /** All files below, links among them. */
  public static List<Path> files(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    walk(root, file -> files.add(file), directory -> {});
    return files;
  }

  /** Deletes all of it. */
  public static void delete(Path root) {
    delete(root, path -> false);
  }

  /** Deletes what need not be kept; what is above something kept must be kept as well. */
  public static void delete(Path root, Predicate<Path> kept) {
    Deletion deletion =
        path -> {
          if (!kept.test(path)) {
            Files.deleteIfExists(path);
          }
        };
    await()
        .atMost(LONG)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              walk(root, deletion, deletion);
              return kept.test(root) || !Files.exists(root, LinkOption.NOFOLLOW_LINKS);
            });
  }

  private interface Deletion {
    void visit(Path path) throws IOException;
  }

  private static void walk(Path root, Deletion onFile, Deletion onDirectory) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            onFile.visit(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failed;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
              throws IOException {
            onDirectory.visit(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

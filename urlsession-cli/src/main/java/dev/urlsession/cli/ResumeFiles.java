// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Resume data beside the target, as {@code NAME.urlsession-resume}. They hold the request's
 * headers, so only the owner may read them. The library's format is text and public, so the URL is
 * found in it and a download can be resumed before the server suggests a name.
 */
final class ResumeFiles {

  private static final String SUFFIX = ".urlsession-resume";

  /** What an earlier attempt left. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  record Saved(Path file, byte[] data) {

    /** The name the file will have. */
    String name() {
      String own = String.valueOf(file.getFileName());
      return own.substring(0, own.length() - SUFFIX.length());
    }
  }

  private final DownloadPlan plan;
  private final String mark;

  ResumeFiles(DownloadPlan plan, URI url) {
    this.plan = plan;
    this.mark = "\noriginal-url: " + escaped(url.toString()) + "\n";
  }

  @Nullable Saved find() throws IOException {
    Path output = plan.output();
    if (output != null) {
      return read(beside(output));
    }
    if (!Files.isDirectory(plan.directory())) {
      return null;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(plan.directory(), "*" + SUFFIX)) {
      for (Path file : files) {
        Saved saved = read(file);
        if (saved != null) {
          return saved;
        }
      }
    }
    return null;
  }

  Saved save(String suggested, byte[] data) throws IOException {
    Path file = file(suggested);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (Targets.isPosix(plan.directory().toAbsolutePath())) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(fresh, data);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return new Saved(file, data);
  }

  private Path file(String suggested) throws IOException {
    Path output = plan.output();
    if (output != null) {
      return beside(output);
    }
    for (int number = 0; ; number++) {
      Path file = plan.directory().resolve(Targets.numbered(suggested, number) + SUFFIX);
      if (!Files.exists(file) || read(file) != null) {
        return file;
      }
    }
  }

  private static Path beside(Path output) {
    return output.resolveSibling(output.getFileName() + SUFFIX);
  }

  /** Null when there is none, or it belongs to another URL. */
  private @Nullable Saved read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    byte[] data = Files.readAllBytes(file);
    return new String(data, StandardCharsets.UTF_8).contains(mark) ? new Saved(file, data) : null;
  }

  /** As docs/formats tells: everything outside printable ASCII, and the percent sign. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (each < 0x20 || each > 0x7e || each == '%') {
        escaped.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
      } else {
        escaped.append((char) each);
      }
    }
    return escaped.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.background.protocol.UploadSource;
import dev.urlsession.internal.store.ApplicationDirectory;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an upload sends, kept where the daemon finds it later. A file gets a second name beside the
 * daemon's files, so that the app may remove its own (B-091); where the file system cannot do that,
 * it must stay where it is. Bytes and forms become a file that only the user can read.
 */
final class UploadSpool {

  private final ApplicationDirectory directory;

  UploadSpool(ApplicationDirectory directory) {
    this.directory = directory;
  }

  /**
   * Keeps the body.
   *
   * @throws URLError when the file is missing or unreadable (B-089), or there is no room for bytes
   */
  UploadSource keep(HTTPBody body) throws URLError {
    return body instanceof HTTPBody.File file ? file(file.path()) : written(body);
  }

  private UploadSource file(Path given) throws URLError {
    Path file = given.toAbsolutePath();
    if (!Files.exists(file)) {
      throw URLError.of(Code.FILE_DOES_NOT_EXIST, "There is no file " + file + " to upload.");
    }
    if (Files.isDirectory(file)) {
      throw URLError.of(Code.FILE_IS_DIRECTORY, file + " is a directory; upload a file.");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw URLError.of(
          Code.NO_PERMISSIONS_TO_READ_FILE, file + " is no file that can be read; upload another.");
    }
    try {
      Path real = file.toRealPath();
      Path link = newName();
      try {
        return source(Files.createLink(link, real), true);
      } catch (IOException | UnsupportedOperationException otherFileSystem) {
        return source(real, false);
      }
    } catch (IOException failure) {
      throw URLError.of(Code.NO_PERMISSIONS_TO_READ_FILE, file + " cannot be read.", failure);
    }
  }

  private UploadSource written(HTTPBody body) throws URLError {
    Path file = null;
    try {
      file = OwnerOnly.file(newName());
      try (InputStream in = open(body);
          OutputStream out = Files.newOutputStream(file, StandardOpenOption.DSYNC)) {
        in.transferTo(out);
      }
      return source(file, true);
    } catch (URLError unusable) {
      remove(file);
      throw unusable;
    } catch (IOException failure) {
      remove(file);
      throw URLError.of(
          Code.CANNOT_WRITE_TO_FILE, "The body to upload could not be kept for later.", failure);
    }
  }

  private static InputStream open(HTTPBody body) throws URLError {
    if (body instanceof HTTPBody.Parts parts) {
      return parts.form().newInputStream();
    }
    if (body instanceof HTTPBody.Bytes bytes) {
      return new ByteArrayInputStream(bytes.bytes());
    }
    throw URLError.of(
        Code.REQUEST_BODY_STREAM_EXHAUSTED, "A stream cannot be kept for later; upload a file.");
  }

  private static void remove(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        // The daemon sweeps what no task names.
      }
    }
  }

  private Path newName() throws IOException {
    return directory.createSpool().resolve(UUID.randomUUID() + ".body");
  }

  private static UploadSource source(Path file, boolean spooled) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Object key = now.fileKey();
    return UploadSource.newBuilder()
        .setPath(file.toString())
        .setSize(now.size())
        .setModified(now.lastModifiedTime().toMillis())
        .setFileKey(key == null ? "" : key.toString())
        .setSpooled(spooled)
        .build();
  }
}

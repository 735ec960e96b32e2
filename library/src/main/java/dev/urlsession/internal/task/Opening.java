// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.loading.LoadingEnvironment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Opens bodies whose lengths are known; files off the loop, with errors that say what is wrong. */
final class Opening {

  private Opening() {}

  /** Completes on the loop. */
  static CompletableFuture<@Nullable OutgoingBody> open(
      HTTPBody body, LoadingEnvironment environment) {
    if (body instanceof HTTPBody.Bytes bytes) {
      return CompletableFuture.completedFuture(
          new OutgoingBody.Pieces(List.of(new OutgoingBody.Bytes(bytes.buffer()))));
    }
    List<HTTPBody> parts =
        body instanceof HTTPBody.Parts multipart ? multipart.form().body() : List.of(body);
    CompletableFuture<@Nullable OutgoingBody> opened = new CompletableFuture<>();
    environment
        .files()
        .execute(
            () -> {
              try {
                OutgoingBody ready = new OutgoingBody.Pieces(pieces(parts));
                environment.loop().execute(() -> opened.complete(ready));
              } catch (URLError error) {
                environment.loop().execute(() -> opened.completeExceptionally(error));
              }
            });
    return opened;
  }

  private static List<OutgoingBody.Piece> pieces(List<HTTPBody> parts) throws URLError {
    List<OutgoingBody.Piece> pieces = new ArrayList<>();
    try {
      for (HTTPBody part : parts) {
        if (part instanceof HTTPBody.Bytes bytes) {
          pieces.add(new OutgoingBody.Bytes(bytes.buffer()));
        } else if (part instanceof HTTPBody.File file) {
          pieces.add(open(file.path()));
        }
      }
      return pieces;
    } catch (URLError error) {
      pieces.forEach(OutgoingBody.Piece::close);
      throw error;
    }
  }

  /** B-089. */
  private static OutgoingBody.File open(Path path) throws URLError {
    if (Files.isDirectory(path)) {
      throw URLError.of(
          Code.FILE_IS_DIRECTORY, "The upload file " + path + " is a directory; name a file.");
    }
    if (Files.notExists(path)) {
      throw URLError.of(
          Code.FILE_DOES_NOT_EXIST, "There is no upload file " + path + "; check the path.");
    }
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      long length = channel.size();
      FileTime changed = Files.getLastModifiedTime(path);
      return new OutgoingBody.File(channel, length, () -> isUnchanged(path, length, changed));
    } catch (IOException thrown) {
      throw URLError.of(
          Code.NO_PERMISSIONS_TO_READ_FILE,
          "The upload file " + path + " cannot be read; check its permissions.",
          thrown);
    }
  }

  private static boolean isUnchanged(Path path, long length, FileTime changed) {
    try {
      return Files.size(path) == length && Files.getLastModifiedTime(path).equals(changed);
    } catch (IOException gone) {
      // A file that was removed while it is open is still read to its end.
      return Files.notExists(path);
    }
  }
}

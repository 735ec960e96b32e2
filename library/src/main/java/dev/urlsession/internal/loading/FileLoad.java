// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.concurrent.Loop;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Loads a {@code file:} URL. */
final class FileLoad {

  private FileLoad() {}

  static CompletableFuture<Answer> load(URLRequest request, URI url, Load load) {
    load.requested(request);
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    LoadingEnvironment environment = load.environment();
    Loop loop = environment.loop();
    environment
        .files()
        .execute(
            () -> {
              try {
                Answer opened = open(request, url, environment, load);
                loop.execute(() -> give(opened, answer, load));
              } catch (URLError error) {
                loop.execute(() -> answer.completeExceptionally(error));
              }
            });
    return answer;
  }

  private static void give(Answer opened, CompletableFuture<Answer> answer, Load load) {
    if (load.isCancelled()) {
      opened.body().cancel();
      answer.completeExceptionally(URLError.cancelled(opened.request().url()));
    } else {
      answer.complete(opened);
    }
  }

  private static Answer open(URLRequest request, URI url, LoadingEnvironment environment, Load load)
      throws URLError {
    Path file = path(url);
    if (Files.isDirectory(file)) {
      throw URLError.of(Code.FILE_IS_DIRECTORY, "The URL names a directory, not a file.");
    }
    if (!Files.exists(file)) {
      throw URLError.of(Code.FILE_DOES_NOT_EXIST, "There is no file at the URL.");
    }
    try {
      FileChannel channel = FileChannel.open(file);
      String type = type(file);
      URLResponse response = new URLResponse(url, type, channel.size(), null);
      FileBody body =
          new FileBody(
              channel,
              environment.files(),
              environment.loop(),
              bytes -> load.events().arrived(bytes));
      return new Answer(request, response, body);
    } catch (IOException thrown) {
      throw URLError.of(
          Code.NO_PERMISSIONS_TO_READ_FILE, "The file at the URL cannot be read.", thrown);
    }
  }

  private static @Nullable String type(Path file) {
    Path name = file.getFileName();
    return name == null ? null : URLConnection.guessContentTypeFromName(name.toString());
  }

  private static Path path(URI url) throws URLError {
    try {
      URI plain = new URI("file", null, url.getPath(), null);
      boolean local = url.getHost() == null || url.getHost().equalsIgnoreCase("localhost");
      if (local && url.getPath() != null) {
        return Path.of(plain);
      }
    } catch (java.net.URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException malformed) {
      throw URLError.of(Code.BAD_URL, "The file URL names no file of this machine.", malformed);
    }
    throw URLError.of(Code.BAD_URL, "The file URL names no file of this machine.");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.download.PartFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body that answers an upload, on its way to a file: the application may be away. One piece is
 * written at a time, since the next is asked for afterwards.
 */
final class UploadAnswer {

  /** An answer is a receipt. Whoever sends more does not mean us well (S14). */
  static final long LONGEST = 16L << 20;

  private final FileAccess files;
  private final Path directory;
  private final String stem;
  private final Executor io;
  private @Nullable PartFile part;
  private long length;

  UploadAnswer(FileAccess files, Path directory, String stem, Executor io) {
    this.files = files;
    this.directory = directory;
    this.stem = stem;
    this.io = io;
  }

  void write(ByteBuffer data, Runnable consumed, Consumer<URLError> failed) {
    io.execute(
        () -> {
          try {
            PartFile file = open();
            length += data.remaining();
            if (length > LONGEST) {
              throw URLError.of(
                  URLError.Code.DATA_LENGTH_EXCEEDS_MAXIMUM,
                  "The answer to the upload is longer than 16 MiB.");
            }
            file.write(data);
          } catch (URLError error) {
            failed.accept(error);
          } finally {
            consumed.run();
          }
        });
  }

  private PartFile open() throws URLError {
    PartFile file = part;
    if (file == null) {
      file = PartFile.create(files, directory, stem);
      part = file;
    }
    return file;
  }

  /** Makes it durable; the path is null when there was no body. */
  void finish(Consumer<@Nullable Path> done, Consumer<URLError> failed) {
    io.execute(
        () -> {
          PartFile file = part;
          try {
            if (file != null) {
              file.force();
              file.forceName();
              file.finish();
            }
            done.accept(file == null ? null : file.path());
          } catch (URLError error) {
            failed.accept(error);
          }
        });
  }

  void discard() {
    io.execute(
        () -> {
          try {
            if (part != null) {
              part.delete();
            }
          } catch (URLError leftBehind) {
            // It is swept as an orphan later.
          }
        });
  }
}

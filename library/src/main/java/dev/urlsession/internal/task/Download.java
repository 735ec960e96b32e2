// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.concurrent.SerialExecutor;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.download.PartFile;
import dev.urlsession.internal.download.PartLocation;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.download.ResumeDataFormat;
import dev.urlsession.internal.download.ResumePoint;
import dev.urlsession.internal.download.ResumePolicy;
import dev.urlsession.internal.download.ResumeRequest;
import dev.urlsession.internal.download.Validators;
import dev.urlsession.internal.loading.Answer;
import dev.urlsession.internal.loading.LoadingEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a download holds: its part file, and how it could go on. The file is touched by one writer
 * at a time, off the loop; the fields are the loop's, but for the part file, which is the writer's
 * once it is there.
 */
final class Download {

  /** A large file must not hold up the beginnings of others for long. */
  private static final int TURN = 8;

  private final URLRequest original;
  private final FileAccess files;
  private final Path directory;
  private final Executor threads;
  private final Beginnings beginnings;
  private final SerialExecutor writer;
  private final @Nullable Checkpoints checkpoints;
  private @Nullable PartFile part;
  private boolean torn; // The writer's: a call failed, so what follows would leave a gap.
  private boolean begun;
  private @Nullable ResumeData held;
  private @Nullable HTTPURLResponse answered;

  Download(
      URLRequest original,
      FileAccess files,
      Path directory,
      LoadingEnvironment environment,
      Beginnings beginnings,
      @Nullable Durability durability) {
    this.original = original;
    this.files = files;
    this.directory = directory;
    this.threads = environment.files();
    this.beginnings = beginnings;
    this.writer = new SerialExecutor(this::takeTurn, TURN);
    this.checkpoints =
        durability == null ? null : new Checkpoints(durability, files, environment.timers());
  }

  /**
   * The file is made in the session's line for that, with what has come by then. What is forced to
   * the device waits for that instead, and must not hold up others.
   */
  private void takeTurn(Runnable turn) {
    if (begun || isDurable()) {
      threads.execute(turn);
    } else {
      begun = true;
      beginnings.execute(turn);
    }
  }

  URLRequest original() {
    return original;
  }

  /** What the bytes held are of, when it goes on behind them. */
  @Nullable ResumeData held() {
    return held;
  }

  /** The request that goes on, or begins. */
  URLRequest request() {
    ResumeData data = held;
    return data == null ? original : ResumeRequest.of(data);
  }

  void answered(Answer answer) {
    answered = answer.response() instanceof HTTPURLResponse response ? response : null;
  }

  /** Opens the part file that resume data speak of. */
  void reopen(ResumeData data, Runnable done, Consumer<URLError> failed) {
    held = data;
    onFile(
        () -> {
          long length = data.point().position();
          Path found = data.part().find(files, directory, length);
          if (found == null || (checkpoints != null && !checkpoints.isSame(data, found))) {
            held = null;
            throw URLError.of(
                URLError.Code.CANNOT_OPEN_FILE,
                "The part file of the resume data is gone; start the download again.");
          }
          part = PartFile.reopen(files, found, length);
          if (checkpoints != null) {
            checkpoints.resumed(data);
          }
        },
        done,
        failed);
  }

  /** Leaves the file to the resume data that speak of it; what follows goes to another one. */
  void setAside() {
    held = null;
    writer.execute(
        () -> {
          closePart();
          part = null;
        });
  }

  /**
   * Begins with an empty file; what was held is given up. What is written next need not wait for
   * it.
   */
  void startOver(Runnable done, Consumer<URLError> failed) {
    held = null;
    onFile(this::empty, done, failed);
  }

  private void empty() throws URLError {
    torn = true;
    try {
      if (checkpoints != null) {
        renew(checkpoints);
      } else if (part == null) {
        part = PartFile.create(files, directory);
      } else {
        part.truncate(0);
      }
      torn = false;
    } finally {
      if (torn) {
        // What it has is of another answer.
        deletePart();
        part = null;
      }
    }
  }

  /** Writes on, unless something is missing before; for the writer. */
  void write(ByteBuffer bytes) throws URLError {
    if (!torn) {
      torn = true;
      part().write(bytes);
      torn = false;
    }
  }

  /** What was recorded of the old file must not come true of the new content. */
  private void renew(Checkpoints durable) throws URLError {
    PartFile old = part;
    part = PartFile.create(files, directory, durable.durability().stem());
    durable.startedOver();
    if (old != null) {
      old.delete();
    }
  }

  /** Whether the content is compared with a known digest in the end. */
  boolean isVerified() {
    return checkpoints != null && checkpoints.durability().verified();
  }

  boolean isDurable() {
    return checkpoints != null;
  }

  /** So many bytes more are in the file; now and then it is forced to the device. */
  void wrote(long bytes, Consumer<URLError> failed) {
    Checkpoints durable = checkpoints;
    if (durable == null || !durable.isDue(bytes)) {
      return;
    }
    HTTPURLResponse response = answered;
    URI current = response == null ? null : response.url();
    onFile(
        () -> {
          ResumeData data = resumeData(response, current);
          if (data != null) {
            ResumeData reached = durable.reach(part(), data);
            beginnings.tell(() -> durable.tell(reached));
          }
        },
        durable::done,
        failed);
  }

  /** The file is complete, unless something is missing; for the writer. */
  void finish() throws URLError {
    if (torn) {
      return;
    }
    if (checkpoints != null) {
      checkpoints.force(part());
    }
    part().finish();
  }

  /** Does something with the file, off the loop; then goes on, on the loop. */
  void onFile(FileWork work, Runnable done, Consumer<URLError> failed) {
    writer.execute(
        () -> {
          try {
            work.run();
            beginnings.tell(done);
          } catch (URLError error) {
            beginnings.tell(() -> failed.accept(error));
          } catch (RuntimeException thrown) {
            beginnings.tell(
                () ->
                    failed.accept(
                        URLError.of(
                            URLError.Code.CANNOT_WRITE_TO_FILE,
                            "The download's file could not be used.",
                            thrown)));
          }
        });
  }

  /** Work on the part file, done by the writer. */
  @FunctionalInterface
  interface FileWork {
    /** May block. */
    void run() throws URLError;
  }

  /** The part file; for the writer. */
  PartFile part() {
    return Objects.requireNonNull(part);
  }

  /** Removes a file the user had, unless it was moved; then goes on. */
  void remove(Path file, Runnable done) {
    writer.execute(
        () -> {
          try {
            files.delete(file);
          } catch (IOException leftBehind) {
            // The user holds it open where that forbids removing; it was delivered all the same.
          }
          beginnings.tell(done);
        });
  }

  /** Closes the file and keeps it, if the download can go on later; tells what it takes. */
  void keep(Consumer<byte @Nullable []> settled) {
    URI current = answered == null ? null : answered.url();
    HTTPURLResponse response = answered;
    writer.execute(
        () -> {
          ResumeData data = safely(resumeData(response, current));
          byte[] encoded = data == null ? null : ResumeDataFormat.encode(data);
          if (encoded == null) {
            deletePart();
          } else {
            closePart();
          }
          beginnings.tell(() -> settled.accept(encoded));
        });
  }

  /** Closes the file and removes it. */
  void discard(Runnable settled) {
    writer.execute(
        () -> {
          deletePart();
          beginnings.tell(settled);
        });
  }

  /** Stands still with the file open; tells whether the download can go on from here. */
  void rest(Consumer<Boolean> resting) {
    HTTPURLResponse response = answered;
    URI current = response == null ? null : response.url();
    writer.execute(
        () -> {
          ResumeData data = resumeData(response, current);
          beginnings.tell(
              () -> {
                if (data != null) {
                  held = data;
                }
                resting.accept(data != null);
              });
        });
  }

  /** The point up to which a durable download is on the device; others take the system's word. */
  private @Nullable ResumeData safely(@Nullable ResumeData data) {
    Checkpoints durable = checkpoints;
    if (data == null || durable == null) {
      return data;
    }
    try {
      ResumeData reached = durable.reach(part(), data);
      beginnings.tell(() -> durable.tell(reached));
      return reached;
    } catch (URLError unsafe) {
      return durable.safe();
    }
  }

  private @Nullable ResumeData resumeData(
      @Nullable HTTPURLResponse response, @Nullable URI current) {
    PartFile file = part;
    if (file == null || file.length() == 0) {
      return null;
    }
    ResumeData before = held;
    if (response == null || current == null) {
      return before;
    }
    if (!ResumePolicy.canResume(original, response)) {
      return null;
    }
    Validators validators = Validators.from(response.headers());
    if (validators.ifRange() == null && before != null) {
      validators = before.point().validators();
    }
    long total = Totals.of(response);
    ResumePoint point = new ResumePoint(file.length(), Math.max(total, -1), validators);
    return new ResumeData(original, current, point, PartLocation.of(file.path()), Instant.now());
  }

  private void closePart() {
    try {
      if (part != null) {
        part.close();
      }
    } catch (URLError unclosed) {
      // Reopening checks the length, so a byte that was lost is noticed.
    }
  }

  private void deletePart() {
    try {
      if (part != null) {
        part.delete();
      }
    } catch (URLError leftBehind) {
      // There is nobody to tell: the task ends with an error of its own.
    }
  }
}

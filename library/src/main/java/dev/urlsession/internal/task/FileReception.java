// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLError;
import dev.urlsession.internal.event.TaskEventSink.FileFate;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body to the part file, off the loop, and reads on while it is written: as much as a
 * few writes hold, and no more.
 */
final class FileReception implements Reception, BodyReceiver {

  private static final long AHEAD = 2 << 20;
  private static final int LITTLE = 4 << 10;

  private final BodyFlow flow;
  private final TaskRun run;
  private final Download download;
  private final long expected;
  private long total;
  private long unwritten;
  private boolean owed;
  private boolean over;
  private boolean delivered;
  private @Nullable Runnable leaving; // Ends the task when the user is done with the file.

  FileReception(TaskRun run, BodySource body, Download download, long offset, long expected) {
    this.run = run;
    this.flow = new BodyFlow(body, run.isSuspended());
    this.download = download;
    this.total = offset;
    this.expected = expected;
  }

  @Override
  public void start() {
    flow.start(this);
  }

  @Override
  public void received(Chunk arrived) {
    Chunk chunk = arrived.length() <= LITTLE ? copied(arrived) : arrived;
    long length = chunk.length();
    run.log().decoded(length);
    unwritten += length;
    download.onFile(() -> write(chunk), () -> wrote(length), this::broken);
    if (unwritten < AHEAD) {
      flow.demand();
    } else {
      owed = true;
    }
  }

  /** Little comes in a buffer for much, of which thousands would wait while the disk is busy. */
  private static Chunk copied(Chunk little) {
    try {
      return Chunk.of(ByteBuffer.allocate(little.length()).put(little.buffer()).flip());
    } finally {
      little.release();
    }
  }

  private void write(Chunk chunk) throws URLError {
    try {
      download.write(chunk.buffer());
    } finally {
      chunk.release();
    }
  }

  private void wrote(long length) {
    unwritten -= length;
    total += length;
    if (over) {
      return;
    }
    run.sink().wrote(length, total, expected);
    download.wrote(length, this::broken);
    if (owed && unwritten < AHEAD) {
      owed = false;
      flow.demand();
    }
  }

  private void broken(URLError error) {
    if (!over) {
      run.ended(error);
    }
  }

  @Override
  public void ended() {
    download.onFile(download::finish, this::finished, this::broken);
  }

  private void finished() {
    if (!over) {
      over = true;
      Path file = download.part().path();
      run.sink().downloaded(file, fate -> settle(file, fate));
      delivered = true;
    }
  }

  private void settle(Path file, FileFate fate) {
    if (fate == FileFate.KEEP) {
      run.ended(null);
    } else {
      download.remove(file, this::removed);
    }
  }

  private void removed() {
    if (leaving == null) {
      run.ended(null);
    } else {
      leaving.run();
    }
  }

  /** The bytes that came are written first, so that they need not come again. */
  @Override
  public void failed(URLError error) {
    download.onFile(() -> {}, () -> broken(error), this::broken);
  }

  @Override
  public void suspend() {
    flow.suspend();
  }

  @Override
  public void proceed() {
    flow.proceed();
  }

  @Override
  public void abandon(URLError error, boolean keep, Consumer<URLError> settled) {
    over = true;
    flow.cancel();
    if (delivered) {
      // The user has the file in hand; when it is done with, it goes before the task ends.
      leaving = () -> settled.accept(error);
    } else if (keep) {
      download.keep(data -> settled.accept(error.withDownloadTaskResumeData(data)));
    } else {
      download.discard(() -> settled.accept(error));
    }
  }

  @Override
  public void park(Consumer<Boolean> parked) {
    download.rest(
        can -> {
          if (!can || over) {
            parked.accept(false);
            return;
          }
          flow.cancel();
          // What came in the meantime is written and counted first.
          download.rest(
              still -> {
                boolean rests = still && !over;
                over |= rests;
                parked.accept(rests);
              });
        });
  }
}

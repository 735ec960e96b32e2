// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.internal.download.FileAccess;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The machine's files, with faults that a test switches on and off. */
final class DaemonFiles implements FileAccess {

  private volatile long room = Long.MAX_VALUE;
  private volatile String writeFault = "No space left on device";
  private volatile boolean forceFails;
  private volatile boolean moveFails;
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** Writes wait until they are held no more. */
  void hold(boolean on) {
    held.countDown();
    held = new CountDownLatch(on ? 1 : 0);
  }

  /** After so many bytes more, writing fails with this. */
  void room(long bytes, String fault) {
    writeFault = fault;
    room = bytes;
  }

  void room() {
    room = Long.MAX_VALUE;
  }

  void forceFails(boolean fails) {
    forceFails = fails;
  }

  void moveFails(boolean fails) {
    moveFails = fails;
  }

  @Override
  public NewFile create(Path directory, String stem) throws IOException {
    NewFile made = REAL.create(directory, stem);
    return new NewFile(made.path(), faulty(made.file()));
  }

  @Override
  public OpenFile open(Path file, long position) throws IOException {
    return faulty(REAL.open(file, position));
  }

  private OpenFile faulty(OpenFile real) {
    return new OpenFile() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        await();
        if (room == 0) {
          throw new IOException(writeFault);
        }
        int count = (int) Math.min(room, bytes.remaining());
        int written = real.write(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + written);
        room -= written;
        return written;
      }

      @Override
      public void truncate(long length) throws IOException {
        real.truncate(length);
      }

      @Override
      public void force() throws IOException {
        if (forceFails) {
          throw new IOException("Input/output error");
        }
        real.force();
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }

  private void await() throws IOException {
    try {
      held.await();
    } catch (InterruptedException interrupted) {
      throw new InterruptedIOException("Interrupted while writes were held");
    }
  }

  @Override
  public boolean exists(Path file) {
    return REAL.exists(file);
  }

  @Override
  public long size(Path file) throws IOException {
    return REAL.size(file);
  }

  @Override
  public String identity(Path file) throws IOException {
    return REAL.identity(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    REAL.forceDirectory(directory);
  }

  @Override
  public void delete(Path file) throws IOException {
    REAL.delete(file);
  }

  @Override
  public void move(Path file, Path to) throws IOException {
    if (moveFails) {
      throw new IOException("Read-only file system");
    }
    REAL.move(file, to);
  }
}

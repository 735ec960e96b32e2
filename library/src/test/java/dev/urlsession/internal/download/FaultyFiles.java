// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The real file system with a full disk, small writes, or calls that are denied. */
public final class FaultyFiles implements FileAccess {

  /** What can be denied. */
  public enum Call {
    CREATE,
    OPEN,
    TRUNCATE,
    FORCE,
    CLOSE,
    DELETE
  }

  private final Set<Call> denied = Collections.synchronizedSet(EnumSet.noneOf(Call.class));
  private volatile long room = Long.MAX_VALUE;
  private volatile boolean once;
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile Runnable beforeDelete = () -> {};
  private int largestWrite = Integer.MAX_VALUE;

  /** From now on. */
  public FaultyFiles deny(Call call) {
    denied.add(call);
    return this;
  }

  /** Again. */
  public FaultyFiles allow(Call call) {
    denied.remove(call);
    return this;
  }

  /** After this many more bytes the disk is full. */
  public FaultyFiles room(long bytes) {
    room = bytes;
    return this;
  }

  /** The disk is full for one write only: somebody made room. */
  public FaultyFiles once() {
    once = true;
    return this;
  }

  /** Writes wait until the latch is open. */
  public FaultyFiles hold(CountDownLatch latch) {
    held = latch;
    return this;
  }

  /** Does this before a file is deleted. */
  public FaultyFiles beforeDelete(Runnable action) {
    beforeDelete = action;
    return this;
  }

  /** Every write takes at most this many bytes. */
  FaultyFiles largestWrite(int bytes) {
    largestWrite = bytes;
    return this;
  }

  private void check(Call call, Path file) throws IOException {
    if (denied.contains(call)) {
      throw new AccessDeniedException(file.toString());
    }
  }

  @Override
  public NewFile create(Path directory, String stem) throws IOException {
    check(Call.CREATE, directory);
    NewFile made = REAL.create(directory, stem);
    return new NewFile(made.path(), new FaultyFile(made.path(), made.file()));
  }

  @Override
  public OpenFile open(Path file, long position) throws IOException {
    check(Call.OPEN, file);
    return new FaultyFile(file, REAL.open(file, position));
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
    check(Call.FORCE, directory);
    REAL.forceDirectory(directory);
  }

  @Override
  public void delete(Path file) throws IOException {
    beforeDelete.run();
    check(Call.DELETE, file);
    REAL.delete(file);
  }

  @Override
  public void move(Path file, Path to) throws IOException {
    REAL.move(file, to);
  }

  private final class FaultyFile implements OpenFile {
    private final Path path;
    private final OpenFile file;

    FaultyFile(Path path, OpenFile file) {
      this.path = path;
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      await();
      if (room == 0) {
        room = once ? Long.MAX_VALUE : 0;
        throw new IOException("No space left on device");
      }
      int count = (int) Math.min(Math.min(room, largestWrite), bytes.remaining());
      int written = file.write(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + written);
      room -= written;
      return written;
    }

    private void await() throws IOException {
      try {
        held.await();
      } catch (InterruptedException interrupted) {
        throw new InterruptedIOException("Interrupted while writes were held");
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      check(Call.TRUNCATE, path);
      file.truncate(length);
    }

    @Override
    public void force() throws IOException {
      check(Call.FORCE, path);
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
      check(Call.CLOSE, path);
    }
  }
}

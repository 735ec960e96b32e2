// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.store.StoreThread;
import dev.urlsession.internal.store.WriteBehind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a jar and its file in step: reads it before the jar is first used, writes changes in the
 * background (B-195), and looks for those of other processes. All but the first reading happens on
 * the thread of the stores.
 */
final class CookieKeeper {

  private static final Logger LOG = System.getLogger("dev.urlsession");
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(1);

  private final CookieJar jar;
  private final CookieFile file;
  private final Runnable changed;
  private final WriteBehind writing;
  private final AtomicLong lookedAt = new AtomicLong();
  private volatile boolean loaded;

  /**
   * @param changed told when the jar changed because the file did
   */
  CookieKeeper(CookieJar jar, CookieFile file, Runnable changed) {
    this.jar = jar;
    this.file = file;
    this.changed = changed;
    this.writing = new WriteBehind(this::write, BETWEEN_WRITES, StoreThread.shared());
  }

  boolean isLoaded() {
    return loaded;
  }

  /** Reads the file, the first time. A file that cannot be read is one without cookies. */
  void load() {
    if (loaded) {
      return;
    }
    synchronized (file) {
      if (!loaded) {
        try {
          jar.adopt(file.read());
        } catch (IOException unreadable) {
          warn("read", unreadable);
        }
        lookedAt.set(System.nanoTime());
        loaded = true;
      }
    }
  }

  /** The jar changed. */
  void changed() {
    if (!jar.pending().isEmpty()) {
      writing.soon();
    }
  }

  CompletableFuture<@Nullable Void> flush() {
    return writing.now();
  }

  /** Somebody wants cookies: were there new ones from elsewhere, the next one gets them. */
  void used() {
    long last = lookedAt.get();
    long now = System.nanoTime();
    if (loaded && now - last > BETWEEN_LOOKS && lookedAt.compareAndSet(last, now)) {
      StoreThread.shared().execute(this::look);
    }
  }

  private void look() {
    boolean different = false;
    synchronized (file) {
      try {
        different = file.isChanged() && jar.adopt(file.read());
      } catch (IOException unreadable) {
        warn("read", unreadable);
      }
    }
    if (different) {
      changed.run();
    }
  }

  private void write() {
    boolean different;
    synchronized (file) {
      CookieChanges.Batch batch = jar.pending();
      if (batch.isEmpty()) {
        return;
      }
      try {
        different = jar.written(batch, file.merge(batch));
      } catch (IOException failed) {
        warn("written", failed);
        throw new UncheckedIOException(failed);
      }
    }
    if (different) {
      changed.run();
    }
  }

  /** The cookies stay in memory, and the next change tries again. */
  private void warn(String what, IOException why) {
    LOG.log(Level.WARNING, "The cookies in {0} cannot be {1}: {2}", file, what, why);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.buffer.AbstractByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Netty buffers that became garbage without having been released: Netty's own leak detector with an
 * ear on it. It tells each place in the code once per JVM.
 */
final class BufferLeaks implements Leaks {

  private static final Queue<String> REPORTED = new ConcurrentLinkedQueue<>();
  private static final long WITNESS_MILLIS = 1_000;

  BufferLeaks() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    detectorOfBuffers()
        .setLeakListener((type, records) -> REPORTED.add(type + " not released:" + records));
  }

  /** Netty makes it when its buffers are first used, often before us: a factory would be late. */
  private static ResourceLeakDetector<?> detectorOfBuffers() {
    try {
      Field field = AbstractByteBuf.class.getDeclaredField("leakDetector");
      field.setAccessible(true);
      if (field.get(null) instanceof ResourceLeakDetector<?> detector) {
        return detector;
      }
      throw new NoSuchFieldException("leakDetector of another type");
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException(
          "LeakCheck.buffers() cannot reach Netty's leak detector: put Netty on the class path, or"
              + " open io.netty.buffer to this module",
          e);
    }
  }

  @Override
  public void remember() {
    collect();
    REPORTED.clear();
  }

  @Override
  public List<String> find() {
    collect();
    return new ArrayList<>(REPORTED);
  }

  /** A leak is seen when its buffer has been collected and the next one is made. */
  private static void collect() {
    awaitCollection();
    // References are handed out batch by batch: after the second, the whole first one is.
    awaitCollection();
    for (int i = 0; i < 8; i++) {
      UnpooledByteBufAllocator.DEFAULT.directBuffer(1).release();
      ByteBufAllocator.DEFAULT.buffer(1).release();
    }
  }

  private static void awaitCollection() {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    Reference<Object> witness = new PhantomReference<>(new Object(), collected);
    System.gc();
    try {
      collected.remove(WITNESS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Reference.reachabilityFence(witness);
    }
  }
}

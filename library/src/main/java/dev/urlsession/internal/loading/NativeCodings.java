// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.internal.concurrent.SerialExecutor;
import dev.urlsession.internal.decode.ContentCodings;
import dev.urlsession.internal.transport.TransportRuntime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, for the whole process, whether br and zstd can be undone. Their libraries unpack
 * native code to disk when they are first asked, so that is done on a thread for files, and only
 * once a load needs to know. Loads that come meanwhile wait, and go on in their order.
 */
final class NativeCodings {

  private static final Executor LINE = new SerialExecutor(TransportRuntime.shared().files());
  private static int waiting; // Guarded by the class.
  private static volatile boolean known;

  private NativeCodings() {}

  /** Whether it is known, and nobody waits any more who came before. */
  static boolean areKnown() {
    return known;
  }

  /** Completes on the load's loop, where it is called, once it is known. */
  static CompletableFuture<@Nullable Void> await(Load load) {
    CompletableFuture<@Nullable Void> there = new CompletableFuture<>();
    begin();
    load.idle().hold();
    LINE.execute(
        () -> {
          try {
            ContentCodings.load();
          } finally {
            load.environment().loop().execute(() -> goOn(load, there));
          }
        });
    return there;
  }

  private static void goOn(Load load, CompletableFuture<@Nullable Void> there) {
    load.idle().release();
    there.complete(null);
    end();
  }

  private static synchronized void begin() {
    waiting++;
    known = false;
  }

  private static synchronized void end() {
    waiting--;
    known = waiting == 0;
  }
}

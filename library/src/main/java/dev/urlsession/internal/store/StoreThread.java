// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread on which small stores are read and written; it ends when idle. */
public final class StoreThread {

  private static final long IDLE_SECONDS = 10;
  private static final ScheduledExecutorService SHARED = start();

  private StoreThread() {}

  /** The one of this process. */
  public static ScheduledExecutorService shared() {
    return SHARED;
  }

  private static ScheduledExecutorService start() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "urlsession-stores");
              thread.setDaemon(true);
              return thread;
            });
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}

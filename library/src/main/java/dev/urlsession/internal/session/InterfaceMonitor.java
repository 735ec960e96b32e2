// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.NetworkPathMonitor;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the machine's interfaces: with one up that is not the loopback there is a network. It
 * looks every now and then while somebody asks, off the callers' threads, since it takes a while.
 */
final class InterfaceMonitor implements NetworkPathMonitor {

  static final InterfaceMonitor SHARED = new InterfaceMonitor();

  private static final long LOOK_SECONDS = 2;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean satisfied = true;
  private volatile long lookedAt = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
  private @Nullable ScheduledExecutorService watch;

  @Override
  public Path path(String host) {
    if (isLoopback(host)) {
      return Path.SATISFIED;
    }
    if (!satisfied || System.nanoTime() - lookedAt > TimeUnit.SECONDS.toNanos(LOOK_SECONDS)) {
      lookedAt = System.nanoTime();
      watch().execute(this::look);
    }
    return satisfied ? Path.SATISFIED : Path.UNSATISFIED;
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("::1");
  }

  @Override
  public Runnable addListener(Runnable listener) {
    listeners.add(listener);
    watch().execute(this::look);
    return () -> listeners.remove(listener);
  }

  private synchronized ScheduledExecutorService watch() {
    ScheduledExecutorService running = watch;
    if (running == null) {
      running =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread thread = new Thread(work, "urlsession-network");
                thread.setDaemon(true);
                return thread;
              });
      running.scheduleWithFixedDelay(
          this::lookForListeners, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
      watch = running;
    }
    return running;
  }

  private void lookForListeners() {
    if (!listeners.isEmpty()) {
      look();
    }
  }

  private void look() {
    boolean now = hasNetwork();
    boolean changed = now != satisfied;
    satisfied = now;
    if (changed) {
      listeners.forEach(Runnable::run);
    }
  }

  private static boolean hasNetwork() {
    try {
      return NetworkInterface.networkInterfaces().anyMatch(InterfaceMonitor::isUsable);
    } catch (SocketException unknown) {
      // Rather try and fail than wait for nothing.
      return true;
    }
  }

  private static boolean isUsable(NetworkInterface one) {
    try {
      return one.isUp() && !one.isLoopback() && one.getInetAddresses().hasMoreElements();
    } catch (SocketException gone) {
      return false;
    }
  }
}

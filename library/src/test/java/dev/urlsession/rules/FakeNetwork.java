// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import dev.urlsession.NetworkPathMonitor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network that is as a test says. */
final class FakeNetwork implements NetworkPathMonitor {

  static final Path CELLULAR = new Path(true, true, false, false, false);
  static final Path EXPENSIVE = new Path(true, false, true, false, false);
  static final Path CONSTRAINED = new Path(true, false, false, true, false);
  static final Path ULTRA_CONSTRAINED = new Path(true, false, false, false, true);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Path path;

  FakeNetwork(Path path) {
    this.path = path;
  }

  void become(Path next) {
    path = next;
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public Path path(String host) {
    return path;
  }

  @Override
  public Runnable addListener(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.store;

import dev.urlsession.daemon.store.TaskStore;
import java.nio.file.Path;

/** Fills a queue and is killed. */
final class Filler {

  static final int KILLED = 137;

  private Filler() {}

  public static void main(String[] args) throws Exception {
    TaskStore store = Queue.open(Path.of(args[0]));
    Queue.fill(store, Queue.attach(store), 1, Integer.parseInt(args[1]));
    Runtime.getRuntime().halt(KILLED);
  }
}

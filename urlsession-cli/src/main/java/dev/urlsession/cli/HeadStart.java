// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLCache;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import java.util.List;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Makes ready what nearly every load needs, the transport and the cache, while the options are
 * still being read: each takes a third of a short command's time.
 */
final class HeadStart implements IExecutionStrategy, AutoCloseable {

  private static final List<String> LOADING = List.of("get", "download", "upload");

  private final Thread thread;

  private HeadStart(Thread thread) {
    this.thread = thread;
  }

  /** For the command of these words. */
  static HeadStart of(List<String> words) {
    Thread thread = new Thread(() -> makeReady(words), "urlsession-head-start");
    thread.setDaemon(true);
    thread.start();
    return new HeadStart(thread);
  }

  /** What fails here fails once more where it is told. */
  private static void makeReady(List<String> words) {
    if (words.isEmpty() || !LOADING.contains(words.get(0)) || words.contains("--help")) {
      return;
    }
    try {
      if (!words.contains("--ephemeral")) {
        URLCache.shared().cachedResponse(URLRequest.of("http://localhost/"));
      }
      URLSession.create(URLSessionConfiguration.ephemeralSessionConfiguration()).close();
    } catch (RuntimeException | LinkageError later) {
      return;
    }
  }

  @Override
  public int execute(ParseResult parsed) {
    close();
    return new RunLast().execute(parsed);
  }

  @Override
  public void close() {
    try {
      thread.join();
    } catch (InterruptedException early) {
      Thread.currentThread().interrupt();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that fails a test which leaves something behind: threads, open connections,
 * files, Netty buffers. It looks after the test's own {@code @AfterEach} methods, and waits up to
 * five seconds for what is on its way out.
 *
 * <pre>{@code
 * @RegisterExtension
 * final LeakCheck leaks =
 *     LeakCheck.create().threads("urlsession-").connections(server).files(directory).buffers();
 * }</pre>
 *
 * <p>Needs {@code junit-jupiter-api}, 5 or 6, which the user brings. Not for tests that run at the
 * same time in one JVM: one would see the other's threads.
 */
public final class LeakCheck implements BeforeEachCallback, AfterEachCallback {

  private final List<Leaks> watched = new ArrayList<>();
  private Duration patience = Duration.ofSeconds(5);

  private LeakCheck() {}

  /** A check that watches nothing yet. */
  public static LeakCheck create() {
    return new LeakCheck();
  }

  /** Watches for new threads whose names begin with one of these. */
  public LeakCheck threads(String... namePrefixes) {
    return watch(new ThreadLeaks(List.of(namePrefixes), List.of()));
  }

  /**
   * Watches for any new thread, but for those of the JVM, JUnit and Netty's shared ones, and those
   * whose names begin with one of these.
   */
  public LeakCheck allThreadsBut(String... namePrefixes) {
    return watch(new ThreadLeaks(List.of(""), List.of(namePrefixes)));
  }

  /** Watches for connections that are open on this server. */
  public LeakCheck connections(LoopbackServer server) {
    return watch(new ConnectionLeaks(server));
  }

  /** Watches for new files anywhere in this directory. */
  public LeakCheck files(Path directory) {
    return watch(new FileLeaks(directory));
  }

  /**
   * Watches for Netty buffers that were not released. From now on Netty follows every buffer of
   * this JVM, which is slow; set the system property {@code io.netty.leakDetection.level} to {@code
   * paranoid} as well when Netty may be in use before.
   */
  public LeakCheck buffers() {
    return watch(new BufferLeaks());
  }

  /** How long to wait for what is on its way out. Default: five seconds. */
  public LeakCheck patience(Duration patience) {
    this.patience = patience;
    return this;
  }

  private LeakCheck watch(Leaks leaks) {
    watched.add(leaks);
    return this;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    watched.forEach(Leaks::remember);
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    List<String> found = awaitNothing();
    if (!found.isEmpty()) {
      throw new AssertionError(
          "The test left behind, " + patience + " later:\n" + String.join("\n", found));
    }
  }

  private List<String> awaitNothing() throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      List<String> found = watched.stream().flatMap(leaks -> leaks.find().stream()).toList();
      if (found.isEmpty() || System.nanoTime() > deadline) {
        return found;
      }
      // Nothing tells when a thread or file of someone else goes away.
      Thread.sleep(5);
    }
  }
}

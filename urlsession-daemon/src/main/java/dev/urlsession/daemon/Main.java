// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.start.DaemonProcess;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts urlsessiond. Exit codes: 0 after an orderly end, or when another daemon is there already;
 * 75 after handing over to a newer one; 70 when it had to be stopped by its watchdog; 1 when it
 * could not start, with the reason on the error stream.
 */
public final class Main {

  /** Long enough to write down what runs; short enough for whoever shuts the machine down (P23). */
  private static final int STOP_SECONDS = 5;

  private Main() {}

  /** Runs until there is nothing to do any more, or somebody says so. */
  public static void main(String[] words) {
    System.exit(run(List.of(words), LineParts.begin(Main::setUpLogging)));
  }

  /** What libraries say of broken connections is of no use to anybody; the daemon has its log. */
  private static void setUpLogging() {
    Logger.getLogger("").setLevel(Level.SEVERE);
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE); // Netty need not look.
  }

  private static int run(List<String> words, Future<LineParts> opening) {
    try {
      Arguments arguments = Arguments.parse(words);
      if (arguments.rehearsal()) {
        Rehearsal.run(arguments, opening);
        return 0;
      }
      PrivateDirectory.make(arguments.places().state());
      Optional<DaemonLock> lock = DaemonLock.take(arguments.places().daemonLock());
      if (lock.isEmpty()) {
        System.err.println(DaemonProcess.NOT_NEEDED + "another one has the lock.");
        return 0;
      }
      Daemon daemon = Daemon.start(arguments.places(), lock.get(), arguments.settings(), opening);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> daemon.stopWithin(STOP_SECONDS), "urlsessiond-end"));
      return daemon.ended().join();
    } catch (IOException | RuntimeException failed) {
      System.err.println(DaemonProcess.CANNOT_START + failed.getMessage());
      failed.printStackTrace();
      return 1;
    }
  }
}

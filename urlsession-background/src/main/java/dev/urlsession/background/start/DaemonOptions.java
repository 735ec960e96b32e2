// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the daemon's JVM is started with: small and quick to start rather than fast at its peak. */
public final class DaemonOptions {

  private static final int WARNS_OF_OLD_LOCALES = 21;
  private static final int RESTRICTS_NATIVE_ACCESS = 22;
  private static final int RESTRICTS_UNSAFE = 23;

  private DaemonOptions() {}

  static List<String> of(JavaRuntime java, DaemonProgram program) {
    List<String> options = new ArrayList<>(always());
    options.addAll(forFeature(java.feature()));
    Path archive = archive(program.directory());
    if (java.feature() == Runtime.version().feature() && Files.exists(archive)) {
      options.add("-XX:SharedArchiveFile=" + archive);
    }
    options.add("-cp");
    options.add(DaemonProcess.classPath(program.entries()));
    return options;
  }

  /** Whatever the Java. The class archive is made with the same ones. */
  public static List<String> always() {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xms8m",
        "-XX:NewSize=2m",
        "-Xmx128m",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=30",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-Xshare:auto",
        // Archives where they were made for: moved, all their pages are touched and copied, which
        // is 25 MB of memory and a tenth of the start.
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:ArchiveRelocationMode=0",
        // The compiler's memory of the start goes back to the system.
        "-XX:+UnlockExperimentalVMOptions",
        "-XX:TrimNativeHeapInterval=30000",
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        "-Djava.awt.headless=true",
        // Nobody records here; to be able to takes a tenth of a second at the first connection.
        "-Dio.netty.jfr.enabled=false",
        // Buffers come from pieces of 2 MiB, not 4: what is said over the socket is short. The half
        // MiB that a fast download reads at a time must fit, or memory is zeroed each time.
        "-Dio.netty.allocator.maxOrder=8");
  }

  /** Also: newer Javas want to be told that native code and its memory are meant. */
  public static List<String> forFeature(int feature) {
    List<String> options = new ArrayList<>();
    if (feature > 0 && feature < WARNS_OF_OLD_LOCALES) {
      // The database driver formats dates that we have none of; the newer data take long to load.
      options.add("-Djava.locale.providers=COMPAT");
    }
    if (feature >= RESTRICTS_NATIVE_ACCESS) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (feature >= RESTRICTS_UNSAFE) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }

  /**
   * Where the daemon puts the archive of its classes, made when it is idle for the first time. It
   * fits one build of Java only.
   */
  public static Path archive(Path program) {
    String build = System.getProperty("java.vm.version", "").replaceAll("[^A-Za-z0-9.+-]", "_");
    return program.resolve("classes-" + build + ".jsa");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.start;

import dev.urlsession.background.place.Places;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts a process that does not die with this one. A plain child belongs to the session of the
 * terminal and would get its Ctrl-C (L14); one that systemd starts also survives those who kill
 * whole trees of processes (L15).
 */
final class Detached {

  /** Of the starter's environment the daemon gets these, so it is the same whoever starts it. */
  private static final List<String> KEPT =
      List.of(
          "HOME",
          "USER",
          "LOGNAME",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "TMPDIR",
          "XDG_STATE_HOME",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_RUNTIME_DIR",
          "DBUS_SESSION_BUS_ADDRESS",
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "URLSESSION_HOME");

  private static final String SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin";

  /** A signal that is ignored at the start stays ignored; files are for their owner only. */
  private static final List<String> SHELL =
      List.of("/bin/sh", "-c", "trap '' HUP INT; umask 077; exec \"$@\"", "urlsessiond");

  private static final long PATIENCE_SECONDS = 10;

  private Detached() {}

  static void start(List<String> command, Places places) throws IOException {
    Map<String, String> environment = environment(System.getenv());
    if (!Files.isExecutable(Path.of("/bin/sh"))) {
      run(command, environment, places, false);
      return;
    }
    List<String> wrapped = new ArrayList<>(SHELL);
    wrapped.addAll(command);
    Path systemd = systemdRun(environment);
    if (systemd != null
        && run(systemd(systemd, wrapped, environment, places), environment, places, true)) {
      return;
    }
    Path setsid = program("setsid");
    if (setsid != null) {
      wrapped.addAll(0, List.of(setsid.toString(), "--fork"));
    }
    run(wrapped, environment, places, setsid != null);
  }

  static Map<String, String> environment(Map<String, String> all) {
    Map<String, String> kept = new TreeMap<>(all);
    kept.keySet().retainAll(KEPT);
    kept.put("PATH", SEARCH_PATH);
    // The GNU library keeps an arena for each of the first threads, and gives little of it back.
    kept.put("MALLOC_ARENA_MAX", "1");
    return kept;
  }

  /**
   * Null without a user's systemd, or when the property {@code urlsession.daemon.systemd} is false.
   */
  private static @Nullable Path systemdRun(Map<String, String> environment) {
    String runtime = environment.get("XDG_RUNTIME_DIR");
    boolean wanted = !"false".equals(System.getProperty("urlsession.daemon.systemd"));
    return wanted && runtime != null && Files.exists(Path.of(runtime, "systemd", "private"))
        ? program("systemd-run")
        : null;
  }

  static List<String> systemd(
      Path systemdRun, List<String> command, Map<String, String> environment, Places places) {
    List<String> wrapped = new ArrayList<>();
    wrapped.addAll(List.of(systemdRun.toString(), "--user", "--collect", "--quiet"));
    wrapped.add("--description=Background transfers (urlsessiond)");
    wrapped.add("--property=WorkingDirectory=" + places.state());
    wrapped.add("--property=StandardOutput=append:" + places.output());
    wrapped.add("--property=StandardError=append:" + places.output());
    environment.forEach((name, value) -> wrapped.add("--setenv=" + name + "=" + value));
    wrapped.add("--");
    wrapped.addAll(command);
    return wrapped;
  }

  private static @Nullable Path program(String name) {
    for (String directory : SEARCH_PATH.split(":", -1)) {
      Path program = Path.of(directory, name);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    return null;
  }

  /** Whether it was started; a command that only starts another one is waited for. */
  private static boolean run(
      List<String> command, Map<String, String> environment, Places places, boolean waits)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(places.state().toFile())
            .redirectInput(Redirect.from(nothing()))
            .redirectOutput(Redirect.appendTo(places.output().toFile()))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!waits) {
      return true;
    }
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }
}

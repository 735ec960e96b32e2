// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import dev.urlsession.background.place.InstanceFile;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.start.DaemonOptions;
import dev.urlsession.background.start.DaemonProcess;
import dev.urlsession.daemon.Trees;
import dev.urlsession.daemon.store.CrashPoints;
import dev.urlsession.internal.store.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with everything of a daemon and its applications, and the processes that belong to it.
 * The class path is made into jars, since only jars can have archives of classes, and with those
 * what is killed all the time is there again in half the time.
 */
final class ChaosHome implements AutoCloseable {

  private static final String APPLICATION = "chaos";
  private static final String DAEMON = "dev.urlsession.daemon.Main";

  private final Path folder;
  private final Path jars;
  private final String classPath;
  private final Path appArchive;
  private final Places places;
  private final File output;
  private final @Nullable SmallVolume volume;

  /**
   * @param small on a small volume, which can be full
   */
  ChaosHome(boolean small) throws IOException {
    folder = Files.createTempDirectory("chaos").toRealPath();
    jars = Files.createDirectory(folder.resolve("jars"));
    output = folder.resolve("output").toFile();
    appArchive = folder.resolve("app.jsa");
    String home = folder.resolve("home").toString();
    volume = small ? SmallVolume.mount(Path.of(home)) : null;
    places = Places.of(new Surroundings(Map.of("urlsession.home", home)::get, variable -> null));
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.exists(path)) {
        entries.add(jar(path, "%03d.jar".formatted(entries.size())).toString());
      }
    }
    classPath = String.join(File.pathSeparator, entries);
  }

  private Path jar(Path entry, String name) throws IOException {
    Path jar = jars.resolve(name);
    if (!Files.isDirectory(entry)) {
      return Files.createSymbolicLink(jar, entry.toRealPath());
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(entry)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(entry.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  Places places() {
    return places;
  }

  static String application() {
    return APPLICATION;
  }

  /**
   * Takes all the room of the volume.
   *
   * @return what takes it; null when the volume is not a small one
   */
  @Nullable Path fill() throws IOException {
    return volume == null ? null : volume.fill();
  }

  /**
   * Sets the machine's clock, as far as a daemon can tell that does not run: what it noted before
   * is of a clock that was set since.
   */
  void setClock(Duration by) throws IOException {
    Path noted = places.state().resolve("engine").resolve("clock");
    if (Files.exists(noted)) {
      String[] words = Files.readString(noted).strip().split(" ", 2);
      long wall = Long.parseLong(words[0]) - by.toMillis();
      long ahead = Long.parseLong(words[1]) - by.toMillis();
      Files.writeString(noted, wall + " " + ahead + "\n");
    }
  }

  /** A folder of its own for one application. */
  Path newFolder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  /** Copies what tells people what happened. */
  Path keep(Path itsFolder, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file :
        List.of(
            itsFolder.resolve(ChaosApp.LEDGER), places.log(), places.output(), output.toPath())) {
      if (Files.exists(file)) {
        Files.copy(
            file,
            to.resolve(String.valueOf(file.getFileName())),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return to.toAbsolutePath();
  }

  /** Starts {@link ChaosApp}. */
  Process startApp(Path itsFolder, String session, String server) throws IOException {
    return startApp(
        itsFolder,
        session,
        server,
        Files.exists(appArchive) ? "-XX:SharedArchiveFile=" + appArchive : "-Dno=archive");
  }

  private Process startApp(Path itsFolder, String session, String server, String archive)
      throws IOException {
    List<String> command = java();
    command.add(archive);
    command.addAll(
        List.of(
            "-Durlsession.home=" + folder.resolve("home"),
            "-Durlsession.application=" + APPLICATION,
            "-Durlsession.daemon.systemd=false",
            "-cp",
            classPath,
            ChaosApp.class.getName(),
            itsFolder.toString(),
            session,
            server));
    return start(command);
  }

  /** Starts one that writes an archive of its classes when it ends. */
  Process rehearseApp(Path itsFolder, String session, String server) throws IOException {
    return startApp(itsFolder, session, server, "-XX:ArchiveClassesAtExit=" + appArchive);
  }

  /** Has the daemon's archive made, as a daemon does that has nothing to do. */
  Process rehearseDaemon() throws IOException {
    Path program = program();
    List<String> command = java();
    command.addAll(
        List.of(
            "-XX:ArchiveClassesAtExit=" + DaemonOptions.archive(program),
            "-cp",
            classPath(program),
            DAEMON,
            "--rehearse",
            "--state",
            folder.resolve("rehearsal").toString()));
    return start(command);
  }

  /** Starts the daemon as applications do, but for a point at which it dies. */
  Process startDaemon(String crashPoint) throws IOException {
    Path program = program();
    List<String> command = java();
    command.add("-XX:SharedArchiveFile=" + DaemonOptions.archive(program));
    command.addAll(
        List.of("-D" + CrashPoints.PROPERTY + "=" + crashPoint, "-cp", classPath(program), DAEMON));
    command.addAll(DaemonProcess.arguments(places));
    return start(command);
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(DaemonOptions.always());
    command.addAll(DaemonOptions.forFeature(Runtime.version().feature()));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
        .start();
  }

  /** The only copy that was made of the daemon's program. */
  private Path program() throws IOException {
    try (Stream<Path> programs = Files.list(places.programs())) {
      return programs.findFirst().orElseThrow();
    }
  }

  private static String classPath(Path program) throws IOException {
    try (Stream<Path> parts = Files.list(program)) {
      return String.join(
          File.pathSeparator,
          parts.map(Path::toString).filter(part -> part.endsWith(".jar")).sorted().toList());
    }
  }

  /** Daemons of this home, from the first moment of their lives. */
  List<ProcessHandle> daemons() {
    return processes().filter(process -> commandLine(process).contains(DAEMON)).toList();
  }

  /** All processes of this home. */
  Stream<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> commandLine(process).contains(folder.toString()));
  }

  /** Whether clients find this daemon. */
  boolean serves(Process daemon) throws IOException {
    return InstanceFile.read(places)
        .filter(instance -> instance.processId() == daemon.pid())
        .isPresent();
  }

  /** How often a daemon took the database for damaged, as far as its log goes back. */
  long repairs() throws IOException {
    if (!Files.exists(places.log())) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(places.log())) {
      return lines.filter(line -> line.contains("\"state.repaired\"")).count();
    }
  }

  /** Sooner than {@link ProcessHandle#onExit}, which looks at strangers every half second. */
  static void awaitEnd(ProcessHandle process) {
    while (process.isAlive()) {
      Waiting.pause(1);
    }
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException going) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    processes().forEach(ProcessHandle::destroyForcibly);
    processes().forEach(ChaosHome::awaitEnd);
    if (volume != null) {
      volume.close();
    }
    Trees.delete(folder);
  }
}

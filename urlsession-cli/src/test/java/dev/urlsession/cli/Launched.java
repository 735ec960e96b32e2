// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The launcher script as users run it, in a directory that looks like a finished build. Its Java is
 * a script that puts the classes under test in the place of the jar.
 */
final class Launched implements AutoCloseable {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path root;
  private final Path home;
  private final Process process;

  private Launched(Path root, Path home, Process process) {
    this.root = root;
    this.home = home;
    this.process = process;
  }

  static Launched start(Path root, String... words) throws IOException {
    Path target = Files.createDirectories(root.resolve("urlsession-cli/target"));
    Files.createFile(target.resolve("urlsession-cli-0.jar"));
    Files.createFile(target.resolve("built"));
    Path script = Files.copy(Path.of("../urlsession"), root.resolve("urlsession"));
    Path java = Files.createDirectories(root.resolve("java/bin")).resolve("java");
    Path home = Files.createDirectories(root.resolve("home/tmp")).getParent();
    Files.writeString(
        java,
        """
        #!/bin/sh
        while [ "$1" != -jar ]; do shift; done
        shift 2
        exec '%s' -XX:TieredStopAtLevel=1 -Djava.io.tmpdir='%s' dev.urlsession.cli.Main "$@"
        """
            .formatted(JAVA, home.resolve("tmp")));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("JAVA_HOME", root.resolve("java").toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("URLSESSION_HOME", home.toString());
    builder.redirectOutput(root.resolve("out").toFile());
    builder.redirectError(root.resolve("err").toFile());
    return new Launched(root, home, builder.start());
  }

  String out() throws IOException {
    return Files.readString(root.resolve("out"));
  }

  String err() throws IOException {
    return Files.readString(root.resolve("err"));
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      throw new AssertionError("It does not end.");
    }
    return process.exitValue();
  }

  /** What the machine tells of the process and those it started: command lines, environments. */
  List<String> told() throws IOException {
    List<String> all = new ArrayList<>();
    for (ProcessHandle one :
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
      for (String name : List.of("cmdline", "environ")) {
        Path file = Path.of("/proc", String.valueOf(one.pid()), name);
        all.add(
            Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                : one.info().commandLine().orElse(""));
      }
    }
    return all;
  }

  /** The files it left: its stores and what it had for a while. */
  List<String> left() throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(home)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        all.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

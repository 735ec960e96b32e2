// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of these tests in a JVM of its own, and what it says. Killed when closed. */
public final class Child implements AutoCloseable {

  /** A start on a busy machine takes its time. */
  private static final Duration LONG = Duration.ofMinutes(3);

  private static final String MARK = "> ";

  private final Process process;
  private final BufferedReader output;
  private final List<String> noise = new ArrayList<>();

  private Child(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts the main method of a class, with everything these tests have. */
  public static Child start(List<String> jvm, Class<?> main, Object... arguments)
      throws IOException {
    return start(jar -> true, jvm, main, arguments);
  }

  /** Starts the main method of a class, with only those jars that are wanted. */
  public static Child start(
      Predicate<String> jars, List<String> jvm, Class<?> main, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(jvm);
    command.add("-cp");
    command.add(classPath(jars));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** The Java that the tests run on. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What this JVM was started with, wherever the test runner put it. */
  public static String classPath() {
    return classPath(jar -> true);
  }

  private static String classPath(Predicate<String> jars) {
    return entries().filter(jars).distinct().collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<String> entries() {
    Path target = Path.of("target").toAbsolutePath();
    Stream<String> given =
        Stream.of(
                "surefire.real.class.path",
                "surefire.test.class.path",
                "java.class.path",
                "jdk.module.path")
            .flatMap(name -> Stream.of(System.getProperty(name, "").split(File.pathSeparator)));
    return Stream.concat(
            given,
            Stream.of(
                target.resolve("classes").toString(), target.resolve("test-classes").toString()))
        .filter(entry -> !entry.isEmpty());
  }

  /** Called by the program: says a line to the test. */
  public static void say(Object line) {
    System.out.println(MARK + line);
    System.out.flush();
  }

  /** The next line that the program says. */
  public String heard() throws IOException {
    while (true) {
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> output.ready() || !process.isAlive());
      String line = output.readLine();
      assertThat(line).as("what it says after " + noise).isNotNull();
      if (line.startsWith(MARK)) {
        return line.substring(MARK.length());
      }
      noise.add(line);
    }
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    kill();
    output.close();
  }
}

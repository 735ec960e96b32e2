// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("soak")
class LargeBodySoakTest {

  @Test
  @DisplayName("10 GiB stream through a JVM with 64 MiB of heap")
  void tenGiB() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:MaxDirectMemorySize=64m",
                "-cp",
                classPath(),
                LargeBody.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(output).endsWith("10737418240 bytes, as sent\n");
    assertThat(process.exitValue()).isZero();
  }

  /** All this JVM was started with, wherever the test runner put it. */
  private static String classPath() {
    return Stream.of(
            "surefire.real.class.path",
            "surefire.test.class.path",
            "java.class.path",
            "jdk.module.path",
            "basedir")
        .map(name -> name.equals("basedir") ? classes() : System.getProperty(name, ""))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  private static String classes() {
    Path target = Path.of("target").toAbsolutePath();
    return target.resolve("classes") + java.io.File.pathSeparator + target.resolve("test-classes");
  }
}

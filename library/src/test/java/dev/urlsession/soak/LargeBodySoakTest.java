// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.programs.Child;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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
                Child.java(),
                "-Xmx64m",
                "-XX:MaxDirectMemorySize=64m",
                "-cp",
                Child.classPath(),
                LargeBody.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(output).endsWith("10737418240 bytes, as sent\n");
    assertThat(process.exitValue()).isZero();
  }
}

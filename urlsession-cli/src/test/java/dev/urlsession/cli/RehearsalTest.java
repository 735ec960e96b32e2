// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the rehearsal for the archive of classes")
class RehearsalTest {

  @Test
  @DisplayName("loads three times with answers, or the archive would lack what an answer needs")
  void answered() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            80);

    assertThat(Rehearsal.run(terminal)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(out).hasToString("truetruetrue");
  }
}

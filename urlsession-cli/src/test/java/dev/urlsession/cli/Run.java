// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the command, in this process. */
record Run(int code, String out, String err) {

  static Run of(Object... args) {
    return with(false, new Interruption(), args);
  }

  static Run onTerminal(Object... args) {
    return with(true, new Interruption(), args);
  }

  static Run with(boolean terminal, Interruption interruption, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = List.of(args).stream().map(String::valueOf).toArray(String[]::new);
    Terminal streams = new Terminal(stream(out), stream(err), terminal, 100);
    int code = Main.run(words, streams, interruption);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

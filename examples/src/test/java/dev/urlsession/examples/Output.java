// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a program prints. */
final class Output {

  /** A program's main method. */
  @FunctionalInterface
  interface Program {
    void main(String[] args) throws Exception;
  }

  private Output() {}

  /** The lines printed while the program ran. */
  static List<String> of(Program program, Object... args) throws Exception {
    String[] texts = new String[args.length];
    for (int at = 0; at < args.length; at++) {
      texts[at] = args[at].toString();
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(capture);
      program.main(texts);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}

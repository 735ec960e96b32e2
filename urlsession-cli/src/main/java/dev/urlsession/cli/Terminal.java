// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.PrintStream;

/**
 * Where a command writes: results to standard output, everything else to standard error, one line
 * per event. On a terminal there are colours, and a status line that events push out of the way.
 */
final class Terminal {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final boolean silent;
  private final int columns;

  Terminal(PrintStream out, PrintStream err, boolean interactive, int columns) {
    this(out, err, interactive, columns, false);
  }

  private Terminal(
      PrintStream out, PrintStream err, boolean interactive, int columns, boolean silent) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.columns = columns;
    this.silent = silent;
  }

  /** The same, but only errors are told. */
  Terminal silent(boolean value) {
    return new Terminal(out, err, interactive, columns, value);
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  int columns() {
    return columns;
  }

  boolean isInteractive() {
    return interactive;
  }

  /** Whether there is a terminal that wants to see progress. */
  boolean showsProgress() {
    return interactive && !silent;
  }

  void event(String text) {
    if (!silent) {
      line(text);
    }
  }

  void success(String text) {
    event(coloured("32", text));
  }

  void error(String text) {
    line(coloured("31", "urlsession:") + " " + text);
  }

  /** A line that was asked for, as by {@code -v}: also told when silent. */
  void line(String text) {
    synchronized (err) {
      err.println((interactive ? CLEAR_LINE : "") + text);
    }
  }

  void status(String text) {
    synchronized (err) {
      err.print(CLEAR_LINE + text);
      err.flush();
    }
  }

  String coloured(String colour, String text) {
    boolean colours = interactive && System.getenv("NO_COLOR") == null;
    return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }

  /** Text from a server, which must not steer the terminal. */
  static String harmless(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

/**
 * One line of an {@link AppLedger}.
 *
 * @param number of the wish as the application counts them; 0 when it is not known
 * @param task its identifier in the session; 0 before it has one
 * @param event the identifier of what was told, or -
 * @param redelivered whether it was said to have been told before, perhaps
 * @param detail a digest, an error's code, a status
 */
record LedgerLine(
    Kind kind, long number, long task, String event, boolean redelivered, String detail) {

  enum Kind {
    /** About to ask for it. */
    ASKED,
    /** {@code resume()} has returned in time: it is on the daemon's disk. */
    ACCEPTED,
    /** A file was given, with this digest. */
    FILE,
    /** The last callback: ended with this error, or this status. */
    ENDED,
    /** Nothing is left to hear. */
    SETTLED
  }

  static LedgerLine of(Kind kind, long number, long task) {
    return new LedgerLine(kind, number, task, "-", false, "-");
  }

  String text() {
    return String.join(
        " ",
        kind.name(),
        Long.toString(number),
        Long.toString(task),
        event,
        Boolean.toString(redelivered),
        detail);
  }

  static LedgerLine parse(String text) {
    String[] words = text.split(" ", -1);
    return new LedgerLine(
        Kind.valueOf(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        words[3],
        Boolean.parseBoolean(words[4]),
        words[5]);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

/** Compares entity tags (RFC 9110, 8.8.3.2). */
final class EntityTag {

  private EntityTag() {}

  static boolean matchesWeakly(String one, String other) {
    return opaque(one).equals(opaque(other));
  }

  private static String opaque(String tag) {
    String stripped = tag.strip();
    return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
  }

  /** Whether a list of tags, or {@code *}, has the tag in it. */
  static boolean isListed(String list, String tag) {
    if (list.strip().equals("*")) {
      return true;
    }
    // A comma may stand within the quotes.
    int at = 0;
    while (at < list.length()) {
      int open = list.indexOf('"', at);
      int close = open < 0 ? -1 : list.indexOf('"', open + 1);
      if (close < 0) {
        return false;
      }
      if (list.substring(open, close + 1).equals(opaque(tag))) {
        return true;
      }
      at = close + 1;
    }
    return false;
  }
}

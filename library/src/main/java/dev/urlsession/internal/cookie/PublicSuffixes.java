// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cookie;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which names anybody can register under, such as {@code co.uk}, by the <a
 * href="https://publicsuffix.org/">Public Suffix List</a>. Names are in lower case and ASCII.
 *
 * <p>The rules stay the bytes they are in the file, sorted: a set of strings would take ten times
 * the memory for what is asked a few times per cookie.
 */
final class PublicSuffixes {

  private final byte[] rules;

  private PublicSuffixes(byte[] rules) {
    this.rules = rules;
  }

  private static final class Holder {
    static final PublicSuffixes LIST = new PublicSuffixes(read());
  }

  /** The list that comes with the library. */
  static PublicSuffixes list() {
    return Holder.LIST;
  }

  private static byte[] read() {
    try (InputStream file = PublicSuffixes.class.getResourceAsStream("public-suffixes.txt")) {
      if (file == null) {
        throw new IllegalStateException("the list of public suffixes is missing from the library");
      }
      byte[] all = file.readAllBytes();
      int start = 0;
      while (start < all.length && all[start] == '#') {
        start = endOfLine(all, start) + 1;
      }
      return Arrays.copyOfRange(all, start, all.length);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether anybody can register under this name. */
  boolean contains(String name) {
    return suffixStart(name) == 0;
  }

  /** The public suffix of the name and the label before it; null for a public suffix itself. */
  @Nullable String registrable(String name) {
    int suffix = suffixStart(name);
    return suffix == 0 ? null : name.substring(name.lastIndexOf('.', suffix - 2) + 1);
  }

  /** Where the public suffix begins: at the longest rule, else at the last label. */
  private int suffixStart(String name) {
    int start = 0;
    while (true) {
      String rest = name.substring(start);
      int dot = name.indexOf('.', start);
      if (dot < 0) {
        return start;
      }
      if (hasRule("!" + rest)) {
        return dot + 1;
      }
      if (hasRule(rest) || hasRule("*" + name.substring(dot))) {
        return start;
      }
      start = dot + 1;
    }
  }

  private boolean hasRule(String rule) {
    byte[] wanted = rule.getBytes(StandardCharsets.US_ASCII);
    int low = 0;
    int high = rules.length;
    while (low < high) {
      int start = startOfLine(rules, (low + high) >>> 1);
      int end = endOfLine(rules, start);
      int order = Arrays.compareUnsigned(rules, start, end, wanted, 0, wanted.length);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = end + 1;
      } else {
        high = start;
      }
    }
    return false;
  }

  private static int startOfLine(byte[] lines, int at) {
    int start = at;
    while (start > 0 && lines[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int endOfLine(byte[] lines, int from) {
    int end = from;
    while (end < lines.length && lines[end] != '\n') {
      end++;
    }
    return end;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Turns any text into a name that every common file system takes and that is no path (B-377). */
final class SafeFileName {

  /** Bytes in UTF-8; file systems take 255, and whoever saves the file may add to the name. */
  private static final int LONGEST = 200;

  private static final int LONGEST_EXTENSION = 16;
  private static final String RESERVED = "/\\:*?\"<>|";

  /** Windows opens the device whatever follows the first dot. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HIDING_DOTS = Pattern.compile("^[. ]+");

  private SafeFileName() {}

  /** Empty when nothing of the text is left. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .filter(c -> !isInvisible(c))
        .map(SafeFileName::safe)
        .forEach(safe::appendCodePoint);
    String name = trimmed(shortened(trimmed(safe.toString())));
    return DEVICE.matcher(name).matches() ? "_" + name : name;
  }

  /** Format characters can show a name backwards. */
  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT;
  }

  private static int safe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '_';
      case Character.SPACE_SEPARATOR -> ' ';
      default -> RESERVED.indexOf(c) < 0 ? c : '_';
    };
  }

  /** Dots in front hide a file; Windows drops dots and blanks at the end. */
  private static String trimmed(String name) {
    String shown = HIDING_DOTS.matcher(name).replaceFirst("");
    int end = shown.length();
    while (end > 0 && (shown.charAt(end - 1) == '.' || shown.charAt(end - 1) == ' ')) {
      end--;
    }
    return shown.substring(0, end);
  }

  private static String shortened(String name) {
    if (bytes(name) <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 ? name.substring(dot) : "";
    if (bytes(extension) > LONGEST_EXTENSION) {
      extension = "";
    }
    int end = Math.min(LONGEST, name.length() - extension.length());
    String stem =
        name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
    while (bytes(stem) + bytes(extension) > LONGEST) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

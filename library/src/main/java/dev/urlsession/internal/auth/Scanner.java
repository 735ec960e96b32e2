// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import org.jspecify.annotations.Nullable;

/** Reads the pieces a field consists of; those not found leave it where it was. */
final class Scanner {

  private static final String TOKEN = "!#$%&'*+-.^_`|~";

  private final String text;
  private int at;

  Scanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  boolean atElementEnd() {
    return atEnd() || text.charAt(at) == ',';
  }

  private boolean isBlank() {
    return !atEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
  }

  /** Whether there were any. */
  boolean skipBlanks() {
    int before = at;
    while (isBlank()) {
      at++;
    }
    return at > before;
  }

  /** Blanks and commas, which may be repeated; whether there was a comma. */
  boolean skipCommas() {
    boolean comma = false;
    while (!atEnd() && (isBlank() || text.charAt(at) == ',')) {
      comma |= text.charAt(at) == ',';
      at++;
    }
    return comma;
  }

  @Nullable String token() {
    return run(TOKEN);
  }

  private @Nullable String run(String signs) {
    int start = at;
    while (!atEnd() && isOneOf(text.charAt(at), signs)) {
      at++;
    }
    return at == start ? null : text.substring(start, at);
  }

  private static boolean isOneOf(char c, String signs) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || signs.indexOf(c) >= 0;
  }

  /** A run of these, with equals signs behind it, that reaches to the next comma or the end. */
  @Nullable String wholeElement(String signs) {
    int start = at;
    if (run(signs) != null) {
      while (!atEnd() && text.charAt(at) == '=') {
        at++;
      }
      int end = at;
      skipBlanks();
      if (atElementEnd()) {
        return text.substring(start, end);
      }
    }
    at = start;
    return null;
  }

  /** A token with an equals sign behind it, which is read, too. */
  @Nullable String parameterName() {
    int start = at;
    String name = token();
    skipBlanks();
    if (name != null && !atEnd() && text.charAt(at) == '=') {
      at++;
      skipBlanks();
      return name;
    }
    at = start;
    return null;
  }

  /** A quoted string, or what stands there without quotes; servers forget them. */
  @Nullable String value() {
    return !atEnd() && text.charAt(at) == '"' ? quoted() : bare();
  }

  private @Nullable String bare() {
    int start = at;
    while (!atElementEnd() && !isBlank() && text.charAt(at) != '"') {
      at++;
    }
    return at == start ? null : text.substring(start, at);
  }

  private @Nullable String quoted() {
    StringBuilder value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return FieldText.decoded(value.toString());
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i);
      }
      value.append(c);
    }
    return null;
  }
}

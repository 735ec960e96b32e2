// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads challenges by the grammar of RFC 9110, 11.6.1: several in one field, several fields. A
 * comma separates both challenges and parameters, so what comes behind one tells which it was.
 *
 * <p>Never fails: where the grammar is broken the rest of the field is dropped, and with it the
 * challenge that is broken.
 */
final class ChallengeParser {

  private static final String TOKEN68 = "-._~+/";

  private final Scanner in;
  private final List<Challenge> found = new ArrayList<>();

  private ChallengeParser(String field) {
    this.in = new Scanner(field);
  }

  /** The challenges of all fields, in order. */
  static List<Challenge> parse(List<String> fields) {
    List<Challenge> all = new ArrayList<>();
    for (String field : fields) {
      ChallengeParser parser = new ChallengeParser(field);
      parser.parse();
      all.addAll(parser.found);
    }
    return all;
  }

  private void parse() {
    in.skipCommas();
    while (!in.atEnd()) {
      String scheme = in.token();
      if (scheme == null || !challenge(scheme)) {
        return;
      }
      in.skipCommas();
    }
  }

  private boolean challenge(String scheme) {
    boolean spaced = in.skipBlanks();
    if (in.atElementEnd()) {
      found.add(new Challenge(scheme, null, Map.of()));
      return true;
    }
    if (!spaced) {
      return false;
    }
    String token = in.wholeElement(TOKEN68);
    if (token != null) {
      found.add(new Challenge(scheme, token, Map.of()));
      return true;
    }
    Map<String, String> parameters = parameters();
    if (parameters == null) {
      return false;
    }
    found.add(new Challenge(scheme, null, parameters));
    return true;
  }

  /** All that follow, up to the next scheme; null when the grammar is broken. */
  private @Nullable Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    do {
      String name = in.parameterName();
      if (name == null) {
        // What is not a parameter is the next challenge, if there was one parameter at least.
        return parameters.isEmpty() ? null : parameters;
      }
      String value = in.value();
      if (value == null) {
        return null;
      }
      parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
      in.skipBlanks();
    } while (in.skipCommas() && !in.atEnd());
    return in.atEnd() ? parameters : null;
  }
}

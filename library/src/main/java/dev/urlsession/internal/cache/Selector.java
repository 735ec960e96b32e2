// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For which requests a stored response was made: those whose fields named by {@code Vary} have the
 * same values (RFC 9111, 4.1). The values are kept as a digest, since they may be secret.
 *
 * @param names the names, in lower case and in order; empty when it is for all requests
 * @param digest of their values; empty without names
 */
public record Selector(List<String> names, String digest) {

  /** For all requests. */
  public static final Selector ANY = new Selector(List.of(), "");

  /** The fields of a request by name. */
  @FunctionalInterface
  public interface Fields {
    /** The value, repeated ones joined; null without one. */
    @Nullable String value(String name);
  }

  /** What the response to this request is for. */
  public static Selector of(HTTPHeaders response, CacheControl control, Fields request) {
    TreeSet<String> names = names(response);
    // Two users of one program must not see each other's answers, whatever the server forgot.
    if (!control.has("public") && request.value("Authorization") != null) {
      names.add("authorization");
    }
    List<String> all = List.copyOf(names);
    return all.isEmpty() ? ANY : new Selector(all, digest(all, request));
  }

  /** {@code Vary: *} is for no request but its own. */
  static boolean isUnmatchable(HTTPHeaders response) {
    return names(response).contains("*");
  }

  private static TreeSet<String> names(HTTPHeaders response) {
    TreeSet<String> names = new TreeSet<>();
    String value = response.value("Vary");
    if (value != null) {
      for (String name : value.split(",", -1)) {
        if (!name.isBlank()) {
          names.add(name.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  /** Whether the stored response fits the request. */
  public boolean fits(Fields request) {
    return names.isEmpty() || digest.equals(digest(names, request));
  }

  /** In one text, different for each. */
  public String text() {
    return names.isEmpty() ? "" : String.join(",", names) + " " + digest;
  }

  /** What {@link #text()} gave. */
  public static Selector ofText(String text) {
    int space = text.lastIndexOf(' ');
    return space < 0
        ? ANY
        : new Selector(
            List.copyOf(Arrays.asList(text.substring(0, space).split(","))),
            text.substring(space + 1));
  }

  private static String digest(List<String> names, Fields request) {
    MessageDigest sha = sha256();
    for (String name : names) {
      String value = request.value(name);
      // Absent and empty are not the same; a line end stands in no value.
      String line = name + (value == null ? "" : ":" + normal(value)) + "\n";
      sha.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 16);
  }

  /** Blanks around commas and at the ends mean nothing. */
  private static String normal(String value) {
    if (value.indexOf(' ') < 0 && value.indexOf('\t') < 0) {
      return value;
    }
    StringBuilder normal = new StringBuilder(value.length());
    for (String part : value.split(",", -1)) {
      normal.append(normal.length() == 0 ? "" : ",").append(part.strip());
    }
    return normal.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JVM has SHA-256.", impossible);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A URI reference cut into its five parts and resolved strictly by RFC 3986 section 5. The JDK's
 * {@code URI.resolve} follows the older RFC 2396 and gets empty paths, lone queries and surplus dot
 * segments wrong.
 */
record Reference(
    @Nullable String scheme,
    @Nullable String authority,
    String path,
    @Nullable String query,
    @Nullable String fragment) {

  /** Cuts any text; there is no text that has no parts. */
  static Reference parse(String text) {
    String rest = text;
    String fragment = null;
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      fragment = rest.substring(hash + 1);
      rest = rest.substring(0, hash);
    }
    String query = null;
    int mark = rest.indexOf('?');
    if (mark >= 0) {
      query = rest.substring(mark + 1);
      rest = rest.substring(0, mark);
    }
    String scheme = null;
    int colon = rest.indexOf(':');
    if (colon > 0 && isScheme(rest.substring(0, colon))) {
      scheme = rest.substring(0, colon);
      rest = rest.substring(colon + 1);
    }
    String authority = null;
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      int end = slash < 0 ? rest.length() : slash;
      authority = rest.substring(2, end);
      rest = rest.substring(end);
    }
    return new Reference(scheme, authority, rest, query, fragment);
  }

  private static boolean isScheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return true;
  }

  /**
   * This reference seen from a base. The fragment of the base is inherited, as RFC 9110 wants it
   * for redirects.
   */
  Reference resolveAgainst(Reference base) {
    String kept = fragment == null ? base.fragment : fragment;
    if (scheme != null) {
      return new Reference(scheme, authority, withoutDots(path), query, kept);
    }
    if (authority != null) {
      return new Reference(base.scheme, authority, withoutDots(path), query, kept);
    }
    if (path.isEmpty()) {
      String search = query == null ? base.query : query;
      return new Reference(base.scheme, base.authority, base.path, search, kept);
    }
    String full = path.startsWith("/") ? path : base.directory() + path;
    return new Reference(base.scheme, base.authority, withoutDots(full), query, kept);
  }

  private String directory() {
    if (authority != null && path.isEmpty()) {
      return "/";
    }
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String withoutDots(String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    String[] segments = path.substring(1).split("/", -1);
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      String segment = segments[i];
      boolean dots = segment.equals(".") || segment.equals("..");
      if (!dots) {
        kept.add(segment);
      } else if (segment.equals("..") && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
      if (dots && i == segments.length - 1) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }

  @Override
  public String toString() {
    return (scheme == null ? "" : scheme + ":")
        + (authority == null ? "" : "//" + authority)
        + path
        + (query == null ? "" : "?" + query)
        + (fragment == null ? "" : "#" + fragment);
  }
}

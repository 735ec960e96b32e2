// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a Location header leads (B-132). */
sealed interface Location {

  /** A URL that can be loaded. */
  record Usable(URI url) implements Location {}

  /** A URL of a scheme redirects must not lead to; without URL when it is not even a URI. */
  record UnsupportedScheme(String scheme, @Nullable URI url) implements Location {}

  /** A URL whose host or port cannot be used. */
  record Unusable() implements Location {}

  /** Resolves the value of the header, one character per byte, against the URL that sent it. */
  static Location resolve(URI base, String value) {
    Reference from = Reference.parse(base.toASCIIString());
    Reference target = Reference.parse(bytesAsText(value.strip())).resolveAgainst(from);
    String scheme = target.scheme() == null ? "" : target.scheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new UnsupportedScheme(scheme, uri(encoded(target, scheme, target.authority())));
    }
    String authority = Authority.safe(target.authority());
    URI url = authority == null ? null : uri(encoded(target, scheme, authority));
    return url == null || url.getHost() == null ? new Unusable() : new Usable(url);
  }

  private static String bytesAsText(String value) {
    Charset charset =
        value.chars().allMatch(c -> c < 0x100)
            ? StandardCharsets.ISO_8859_1
            : StandardCharsets.UTF_8; // not from the wire, but from a protocol class
    return new String(value.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  private static Reference encoded(
      Reference target, @Nullable String scheme, @Nullable String authority) {
    String query = target.query();
    String fragment = target.fragment();
    return new Reference(
        scheme,
        authority,
        Escapes.encode(target.path(), Escapes.PATH),
        query == null ? null : Escapes.encode(query, Escapes.QUERY),
        fragment == null ? null : Escapes.encode(fragment, Escapes.QUERY));
  }

  private static @Nullable URI uri(Reference reference) {
    try {
      return new URI(reference.toString());
    } catch (URISyntaxException e) {
      return null;
    }
  }
}

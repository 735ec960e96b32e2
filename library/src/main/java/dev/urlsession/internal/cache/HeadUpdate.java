// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPURLResponse;

/** What the answer to a HEAD says about a stored answer to a GET (RFC 9111, 4.3.5). */
public final class HeadUpdate {

  private HeadUpdate() {}

  /** Whether it is about the same state of the resource; if not, the stored one is outdated. */
  public static boolean isAboutSame(HTTPURLResponse head, StoredResponse stored) {
    HTTPURLResponse get = stored.http();
    return get != null
        && head.statusCode() == get.statusCode()
        && agrees(head, get, "ETag")
        && agrees(head, get, "Last-Modified")
        && agrees(head, get, "Content-Length");
  }

  private static boolean agrees(HTTPURLResponse head, HTTPURLResponse get, String field) {
    String told = head.value(field);
    return told == null || told.equals(get.value(field));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import dev.urlsession.HTTPHeaders;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The head of the last response.
 *
 * @param url the URL that answered, after redirects
 * @param version such as {@code HTTP/1.1}; null when unknown
 */
public record ResponseHead(URI url, int statusCode, @Nullable String version, HTTPHeaders headers) {

  /** Without the URL and the headers, which may hold secrets. */
  @Override
  public String toString() {
    return "ResponseHead[" + statusCode + "]";
  }
}

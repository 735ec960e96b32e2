// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.transport.ProxyPeer;
import org.jspecify.annotations.Nullable;

/**
 * What a stage hands back.
 *
 * @param request what was asked last, after redirects
 * @param body not started yet; must be read to its end or cancelled
 * @param proxy whom the request went to in place of the server; null when it went to the server
 */
public record Answer(
    URLRequest request, URLResponse response, BodySource body, @Nullable ProxyPeer proxy) {

  Answer(URLRequest request, URLResponse response, BodySource body) {
    this(request, response, body, null);
  }

  /** The same, told as the answer to another form of the request. */
  Answer to(URLRequest asked) {
    return new Answer(asked, response, body, proxy);
  }

  Answer withResponse(URLResponse other) {
    return new Answer(request, other, body, proxy);
  }

  Answer withBody(BodySource other) {
    return new Answer(request, response, other, proxy);
  }
}

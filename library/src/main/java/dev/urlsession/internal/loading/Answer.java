// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.io.BodySource;

/**
 * What a stage hands back.
 *
 * @param request what was asked last, after redirects
 * @param body not started yet; must be read to its end or cancelled
 */
public record Answer(URLRequest request, URLResponse response, BodySource body) {

  /** The same, told as the answer to another form of the request. */
  Answer to(URLRequest asked) {
    return new Answer(asked, response, body);
  }

  Answer withBody(BodySource other) {
    return new Answer(request, response, other);
  }
}

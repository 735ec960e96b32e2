// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.redirect;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.redirect.RedirectPolicy.Decision;
import java.net.URI;

/** Asks the policy for the tests, and expects one kind of answer. */
final class Redirects {

  static final String FROM = "http://one.test/a/b";

  private Redirects() {}

  static Decision decide(URLRequest request, int status, String... headers) {
    return decide(request, 0, status, headers);
  }

  static Decision decide(URLRequest request, int hops, int status, String... headers) {
    URI url = URI.create(FROM);
    HTTPURLResponse response = new HTTPURLResponse(url, status, "HTTP/1.1", asReceived(headers));
    return RedirectPolicy.decide(request, response, hops, 20);
  }

  /** A server may send what a caller may not set. */
  private static HTTPHeaders asReceived(String... namesAndValues) {
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.addParsed(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers.build();
  }

  static URLRequest follow(URLRequest request, int status, String location) {
    Decision decision = decide(request, status, "Location", location);
    if (decision instanceof Decision.Follow follow) {
      return follow.newRequest();
    }
    throw new AssertionError("Not followed: " + decision);
  }

  static URLError refuse(Decision decision) {
    if (decision instanceof Decision.Refuse refuse) {
      return refuse.error();
    }
    throw new AssertionError("Not refused: " + decision);
  }
}

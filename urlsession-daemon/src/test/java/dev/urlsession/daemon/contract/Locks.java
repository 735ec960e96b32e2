// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What opens to {@code user} and {@code pass} only. */
final class Locks {

  private static final String OPENS =
      "Basic " + Base64.getEncoder().encodeToString("user:pass".getBytes(StandardCharsets.UTF_8));

  private Locks() {}

  static Answer refusal() {
    return Answer.text("who are you").status(401).header("WWW-Authenticate", "Basic realm=\"r\"");
  }

  static Answer basic(Answer inside) {
    return Answer.respond(
        request -> OPENS.equals(shown(request, "Authorization")) ? inside : refusal());
  }

  /** A proxy whose tunnels, once open, lead back to it. */
  static Answer proxy(Answer behind) {
    return Answer.respond(
        request ->
            !request.method().equals("CONNECT")
                ? behind
                : OPENS.equals(shown(request, "Proxy-Authorization"))
                    ? Answer.empty(200)
                    : Answer.text("who are you")
                        .status(407)
                        .header("Proxy-Authenticate", "Basic realm=\"p\""));
  }

  private static String shown(RecordedRequest request, String header) {
    return request.header(header).orElse("");
  }
}

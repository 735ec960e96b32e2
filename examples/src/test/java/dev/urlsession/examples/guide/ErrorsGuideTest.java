// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snippets about errors. */
class ErrorsGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  // region codes
  String advice(URLError error) {
    return switch (error.code()) {
      case TIMED_OUT, NETWORK_CONNECTION_LOST -> "try again";
      case NOT_CONNECTED_TO_INTERNET, CANNOT_FIND_HOST -> "check the network";
      case CANCELLED -> "";
      default -> error.getMessage();
    };
  }

  // endregion

  @Test
  @DisplayName("a failed future holds an URLError")
  void failure() {
    server.route("/", Answer.text("hello").closeAfter(2));
    URI url = server.uri("/");
    String advice = "";
    // region future
    try {
      URLSession.shared().data(url).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof URLError error) {
        advice = advice(error);
      }
    }
    // endregion
    assertThat(advice).isEqualTo("try again");
  }

  @Test
  @DisplayName("a status is no error")
  void status() {
    URI url = server.uri("/missing");
    // region status
    URLSession.DataResult result = URLSession.shared().data(url).join();
    boolean found =
        result.response() instanceof HTTPURLResponse response && response.statusCode() == 200;
    // endregion
    assertThat(found).isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import java.net.URI;
import java.time.Duration;

/** Recipe 1: a session of one's own, and a data task with a completion handler. */
public final class CreateSession {

  private CreateSession() {}

  /** Loads the URL given as the first argument. */
  public static void main(String[] args) {
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .timeoutIntervalForRequest(Duration.ofSeconds(20))
            .build();
    // Leaving the block lets the task run to its end.
    try (URLSession session = URLSession.create(configuration)) {
      session
          .dataTask(
              URI.create(args[0]),
              (data, response, error) -> {
                if (error != null) {
                  System.out.println("failed: " + error.code());
                } else if (data != null && response instanceof HTTPURLResponse http) {
                  System.out.println("status " + http.statusCode() + ", " + data.length + " bytes");
                }
              })
          .resume();
    }
  }
}

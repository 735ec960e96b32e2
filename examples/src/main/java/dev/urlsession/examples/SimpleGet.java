// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.URLSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Recipe 3: a GET on the shared session. */
public final class SimpleGet {

  private SimpleGet() {}

  /** Prints the text at the URL given as the first argument. */
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    URLSession.shared()
        .dataTask(
            URI.create(args[0]),
            (data, response, error) -> {
              if (data != null) {
                System.out.println(new String(data, StandardCharsets.UTF_8));
              } else if (error != null) {
                System.out.println("failed: " + error.code());
              }
              done.countDown();
            })
        .resume();
    // The library's threads keep no program alive.
    done.await();
  }
}

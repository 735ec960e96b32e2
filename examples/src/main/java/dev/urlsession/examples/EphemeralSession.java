// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import java.net.URI;

/** Recipe 6: a session that leaves nothing on disk, as a private browser window does. */
public final class EphemeralSession {

  private EphemeralSession() {}

  /** Loads the URL given as the first argument twice, in one private session. */
  public static void main(String[] args) {
    URLSessionConfiguration configuration = URLSessionConfiguration.ephemeralSessionConfiguration();
    URI url = URI.create(args[0]);
    try (URLSession session = URLSession.create(configuration)) {
      for (int visit = 1; visit <= 2; visit++) {
        System.out.println("visit " + visit + ": " + session.data(url).join().data().length);
      }
    }
    System.out.println("forgotten");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.soak;

import dev.urlsession.AsyncBytes;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import java.io.InputStream;

/**
 * Reads 10 GiB from a server in the same JVM and compares samples; for {@link LargeBodySoakTest}.
 */
public final class LargeBody {

  private static final long LENGTH = 10L << 30;
  private static final long SEED = 42;

  private LargeBody() {}

  /** Prints what came. */
  public static void main(String[] arguments) throws Exception {
    try (LoopbackServer server = LoopbackServer.start();
        URLSession session =
            URLSession.create(URLSessionConfiguration.ephemeralSessionConfiguration())) {
      server.route("/large", Answer.generated(LENGTH, SEED));
      AsyncBytes bytes = session.bytes(URLRequest.of(server.uri("/large"))).get();
      long read = 0;
      boolean same = true;
      byte[] buffer = new byte[64 * 1024];
      try (InputStream in = bytes.inputStream()) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          same &= count == 0 || buffer[0] == Generated.byteAt(SEED, read);
          read += count;
        }
      }
      System.out.println(read + " bytes, " + (same ? "as sent" : "not as sent"));
    }
  }
}

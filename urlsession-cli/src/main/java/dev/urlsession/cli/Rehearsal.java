// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Loads that are answered, for the launcher to learn which classes a load needs: from a server in
 * this process, one that is stored, one that is looked for in vain, and one from the cache.
 */
final class Rehearsal {

  private static final byte[] ANSWER =
      """
      HTTP/1.1 200 OK
      Date: Thu, 01 Jan 2026 00:00:00 GMT
      Cache-Control: max-age=999999999
      Content-Type: text/plain
      Content-Length: 4

      true\
      """
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private Rehearsal() {}

  /** Loads, and returns the exit code. */
  static int run(Terminal terminal) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server), "urlsession-rehearsal");
      answering.setDaemon(true);
      answering.start();
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
      String[] words = {"get", url + "first", url + "second", url + "first"};
      return Main.run(words, terminal, new Interruption());
    }
  }

  /** As many requests as come on one connection. */
  private static void answer(ServerSocket server) {
    try (Socket client = server.accept();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          client.getOutputStream().write(ANSWER);
        }
      }
    } catch (IOException over) {
      // The load says what went wrong.
      return;
    }
  }
}

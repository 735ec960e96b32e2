// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.proxies;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Passes requests on, opens tunnels, and asks for a password if it has one. */
final class HttpTestProxy extends TestProxy {

  private final String wanted;
  private final boolean closing;

  /** Wants this before it does anything, as {@code user:password}; null for nothing. */
  HttpTestProxy(String wanted, boolean closing) throws IOException {
    this.wanted =
        wanted == null
            ? null
            : "Basic "
                + Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
    this.closing = closing;
  }

  static HttpTestProxy open() throws IOException {
    return new HttpTestProxy(null, false);
  }

  @Override
  void serve(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    for (String head = readHead(in); head != null; head = readHead(in)) {
      note(head);
      String[] line = head.split(" ", 3);
      if (wanted != null && !head.contains("\r\nproxy-authorization: " + wanted + "\r\n")) {
        write(
            client.getOutputStream(),
            "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                + (closing ? "Connection: close\r\n" : "")
                + "Content-Length: 4\r\n\r\nwho?");
        if (closing) {
          return;
        }
      } else if (line[0].equals("CONNECT")) {
        tunnel(client, line[1]);
        return;
      } else {
        pass(client, line[0], URI.create(line[1]), head);
        return;
      }
    }
  }

  private void tunnel(Socket client, String target) throws IOException {
    int colon = target.lastIndexOf(':');
    String host = target.substring(0, colon);
    if (host.equals("forbidden.test")) {
      write(client.getOutputStream(), "HTTP/1.1 403 No\r\nContent-Length: 6\r\n\r\nsecret");
      return;
    }
    // The names of the tests are all this machine.
    Socket origin = new Socket("127.0.0.1", Integer.parseInt(target.substring(colon + 1)));
    write(client.getOutputStream(), "HTTP/1.1 200 Connected\r\n\r\n");
    join(client, origin);
  }

  private void pass(Socket client, String method, URI url, String head) throws IOException {
    Socket origin = new Socket("127.0.0.1", url.getPort());
    String rest =
        head.substring(head.indexOf("\r\n")).replaceAll("(?i)\r\nproxy-authorization: [^\r]*", "");
    write(origin.getOutputStream(), method + " " + url.getRawPath() + " HTTP/1.1" + rest);
    join(client, origin);
  }
}

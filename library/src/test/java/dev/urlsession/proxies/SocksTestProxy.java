// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.proxies;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** SOCKS 5, with a user and a password if it has them. */
final class SocksTestProxy extends TestProxy {

  private final String wanted;

  /** Wants this, as {@code user:password}; null for nothing. */
  SocksTestProxy(String wanted) throws IOException {
    this.wanted = wanted;
  }

  @Override
  void serve(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    in.readByte();
    in.readNBytes(in.readUnsignedByte());
    out.write(new byte[] {5, (byte) (wanted == null ? 0 : 2)});
    if (wanted != null && !login(in, out)) {
      return;
    }
    in.readNBytes(3);
    String host =
        switch (in.readByte()) {
          case 1 -> dotted(in.readNBytes(4));
          case 3 -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
          default -> throw new IOException("not in these tests");
        };
    int port = in.readUnsignedShort();
    note(host + ":" + port);
    boolean refused = host.equals("forbidden.test");
    out.write(new byte[] {5, (byte) (refused ? 2 : 0), 0, 1, 0, 0, 0, 0, 0, 0});
    if (!refused) {
      join(client, new Socket("127.0.0.1", port));
    }
  }

  private boolean login(DataInputStream in, OutputStream out) throws IOException {
    in.readByte();
    String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    boolean right = (user + ":" + password).equals(wanted);
    note("login " + user);
    out.write(new byte[] {1, (byte) (right ? 0 : 1)});
    return right;
  }

  private static String dotted(byte[] address) {
    return (address[0] & 255)
        + "."
        + (address[1] & 255)
        + "."
        + (address[2] & 255)
        + "."
        + (address[3] & 255);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The other side of NTLM, for one user. */
public final class NTLMServer {

  private static final byte[] CHALLENGE = HexFormat.of().parseHex("0123456789abcdef");
  private static final byte[] TIME = HexFormat.of().parseHex("07000800" + "0102030405060708");
  private static final byte[] END = new byte[4];

  private final NTLMUser user;
  private final String password;

  public NTLMServer(String user, String password) {
    this.user = NTLMUser.of(user);
    this.password = password;
  }

  /** The second message, which may tell the time. */
  public byte[] challenge(boolean withTime) {
    byte[] info = withTime ? NTLMMessages.concat(TIME, END) : END;
    return ByteBuffer.allocate(48 + info.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(NTLMMessages.SIGNATURE)
        .putInt(2)
        .putLong(0)
        .putInt(0xa2888205)
        .put(CHALLENGE)
        .putLong(0)
        .putShort((short) info.length)
        .putShort((short) info.length)
        .putInt(48)
        .put(info)
        .array();
  }

  /** Whether the message is the first one. */
  public static boolean isFirst(byte[] message) {
    return message.length > 8 && message[8] == 1;
  }

  /** Whether the third message is that of the user with the password. */
  public boolean isRight(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    byte[] nt = field(in, 20);
    String domain = new String(field(in, 28), StandardCharsets.UTF_16LE);
    String name = new String(field(in, 36), StandardCharsets.UTF_16LE);
    if (nt.length < 48 || !user.equals(new NTLMUser(domain, name))) {
      return false;
    }
    long time = ByteBuffer.wrap(nt).order(ByteOrder.LITTLE_ENDIAN).getLong(24);
    byte[] nonce = Arrays.copyOfRange(nt, 32, 40);
    byte[] info = Arrays.copyOfRange(nt, 44, nt.length - 4);
    return Arrays.equals(
        nt, NTLMMessages.answer(CHALLENGE, info, user, password, nonce, time).nt());
  }

  private static byte[] field(ByteBuffer in, int at) {
    byte[] value = new byte[in.getShort(at)];
    in.get(in.getInt(at + 4), value);
    return value;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's messages of NTLM version 2 (MS-NLMP), without session security: HTTP signs and seals
 * nothing. Version 1 is not spoken, nor are channel bindings.
 */
final class NTLMMessages {

  static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};

  /** Unicode, a target, NTLM, extended session security, 128 bits, always sign. */
  private static final int FLAGS = 0x1 | 0x4 | 0x200 | 0x80000 | 0x20000000 | 0x8000;

  private static final int HEADER = 88;
  private static final int MIC_OFFSET = 72;
  private static final int AV_FLAGS = 6;
  private static final int AV_FLAGS_MIC = 2;

  private NTLMMessages() {}

  /** The first message. The version at its end may be empty, but there are servers that miss it. */
  static byte[] negotiate() {
    byte[] message = new byte[40];
    begin(message, 1).putInt(FLAGS);
    return message;
  }

  private static ByteBuffer begin(byte[] message, int type) {
    return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).put(SIGNATURE).putInt(type);
  }

  /** What the answer to a challenge is made of. */
  record Answer(byte[] lm, byte[] nt, byte[] sessionKey) {}

  /** The last message. */
  static byte[] authenticate(
      NTLMChallenge challenge, NTLMUser user, String password, byte[] nonce, long now) {
    Long timestamp = challenge.timestamp();
    byte[] info = timestamp == null ? challenge.targetInfo() : withMIC(challenge.targetInfo());
    long time = timestamp == null ? now : timestamp;
    Answer answer = answer(challenge.challenge(), info, user, password, nonce, time);
    byte[] lm = timestamp == null ? answer.lm() : new byte[24];
    byte[] domain = unicode(user.domain());
    byte[] name = unicode(user.name());
    byte[] message =
        new byte[HEADER + domain.length + name.length + lm.length + answer.nt().length];
    ByteBuffer out = begin(message, 3);
    int at = field(out, 28, HEADER, domain);
    at = field(out, 36, at, name);
    at = field(out, 12, at, lm);
    at = field(out, 20, at, answer.nt());
    field(out, 44, at, new byte[0]);
    field(out, 52, at, new byte[0]);
    out.putInt(60, challenge.flags() & FLAGS);
    if (timestamp != null) {
      byte[] all = concat(negotiate(), challenge.message(), message);
      out.position(MIC_OFFSET);
      out.put(hmac(answer.sessionKey(), all));
    }
    return message;
  }

  private static int field(ByteBuffer out, int at, int offset, byte[] value) {
    out.putShort(at, (short) value.length);
    out.putShort(at + 2, (short) value.length);
    out.putInt(at + 4, offset);
    out.put(offset, value);
    return offset + value.length;
  }

  /** MS-NLMP, 3.3.2. */
  static Answer answer(
      byte[] challenge, byte[] info, NTLMUser user, String password, byte[] nonce, long time) {
    byte[] key =
        hmac(
            MD4.hash(unicode(password)),
            unicode(user.name().toUpperCase(Locale.ROOT) + user.domain()));
    byte[] blob =
        ByteBuffer.allocate(32 + info.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {1, 1, 0, 0, 0, 0, 0, 0})
            .putLong(time)
            .put(nonce)
            .putInt(0)
            .put(info)
            .array();
    byte[] proof = hmac(key, concat(challenge, blob));
    return new Answer(
        concat(hmac(key, concat(challenge, nonce)), nonce), concat(proof, blob), hmac(key, proof));
  }

  /** Says that the messages are protected against change, before the list's end. */
  private static byte[] withMIC(byte[] info) {
    int end = Math.max(0, info.length - 4);
    return ByteBuffer.allocate(end + 12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(info, 0, end)
        .putShort((short) AV_FLAGS)
        .putShort((short) 4)
        .putInt(AV_FLAGS_MIC)
        .putInt(0)
        .array();
  }

  private static byte[] unicode(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key, "HmacMD5"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has HmacMD5", missing);
    }
  }
}

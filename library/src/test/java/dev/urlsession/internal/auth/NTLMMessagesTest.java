// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B-150: NTLM as MS-NLMP has it")
class NTLMMessagesTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] CHALLENGE = HEX.parseHex("0123456789abcdef");
  private static final byte[] NONCE = HEX.parseHex("aaaaaaaaaaaaaaaa");
  private static final byte[] INFO =
      HEX.parseHex("02000c0044006f006d00610069006e0001000c00530065007200760065007200" + "00000000");

  @ParameterizedTest
  @CsvSource({
    "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
    "a, bde52cb31de33e46245e05fbdbd6fb24",
    "abc, a448017aaf21d8525fc10ae87aa6729d",
    "message digest, d9130a8164549fe818874806e1c7014b",
    "abcdefghijklmnopqrstuvwxyz, d79e1c308aa5bbcdeea8ed63df412da9",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,"
        + " 043f8582f241db351ce627e153e7f0e4"
  })
  @DisplayName("RFC 1320, A.5: the test suite of MD4")
  void md4(String text, String hash) {
    assertThat(MD4.hash(text.getBytes(StandardCharsets.UTF_8)))
        .asHexString()
        .isEqualToIgnoringCase(hash);
  }

  @Test
  @DisplayName("MS-NLMP, 4.2.4: the answer of version 2")
  void answer() {
    NTLMMessages.Answer answer =
        NTLMMessages.answer(CHALLENGE, INFO, new NTLMUser("Domain", "User"), "Password", NONCE, 0);

    assertThat(answer.lm())
        .asHexString()
        .isEqualToIgnoringCase("86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa");
    assertThat(Arrays.copyOf(answer.nt(), 16))
        .asHexString()
        .isEqualToIgnoringCase("68cd0ab851e51c96aabc927bebef6a1c");
    assertThat(answer.sessionKey())
        .asHexString()
        .isEqualToIgnoringCase("8de40ccadbc14a82f15cb0ad0de95ca3");
  }

  @Test
  @DisplayName("what is sent can be taken apart again")
  void message() {
    NTLMServer server = new NTLMServer("Domain\\User", "Password");
    NTLMHandshake handshake =
        new NTLMHandshake("Domain\\User", "Password", () -> NONCE, () -> 1234L);

    assertThat(handshake.answer(null)).asHexString().startsWith("4E544C4D5353500001000000");
    assertThat(server.isRight(handshake.answer(server.challenge(false)))).isTrue();
    assertThat(server.isRight(handshake.answer(server.challenge(true)))).isTrue();
    assertThat(handshake.answer(null)).isNull();
  }

  @Test
  @DisplayName("a wrong password is wrong")
  void wrong() {
    NTLMServer server = new NTLMServer("User", "Password");
    assertThat(
            server.isRight(new NTLMHandshake("User", "password").answer(server.challenge(false))))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"DOMAIN\\me, DOMAIN, me", "me@a.example, '', me@a.example", "me, '', me"})
  @DisplayName("a domain stands before a backslash")
  void user(String text, String domain, String name) {
    assertThat(NTLMUser.of(text)).isEqualTo(new NTLMUser(domain, name));
  }
}

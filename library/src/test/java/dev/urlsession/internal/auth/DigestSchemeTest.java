// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("B-150: Digest as RFC 7616 has it")
class DigestSchemeTest {

  private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKCwPPIIsxH7t4";

  private static DigestScheme scheme(String field, String user, String password, String cnonce) {
    DigestChallenge challenge =
        DigestChallenge.of(ChallengeParser.parse(List.of("Digest " + field)).get(0));
    return new DigestScheme(challenge, user, password, () -> cnonce);
  }

  private static Map<String, String> sent(DigestScheme scheme, Head head) {
    return ChallengeParser.parse(List.of(scheme.header(head))).get(0).parameters();
  }

  private static Head get(String target) {
    return new Head("GET", target, null);
  }

  private static final String RFC =
      "realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
          + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\", algorithm=";

  @ParameterizedTest
  @CsvSource({
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  @DisplayName("RFC 7616, 3.9.1: the example's response")
  void example(String algorithm, String response) {
    Map<String, String> sent =
        sent(
            scheme(
                RFC + algorithm,
                "Mufasa",
                "Circle of Life",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"),
            get("/dir/index.html"));

    assertThat(sent)
        .containsEntry("response", response)
        .containsEntry("username", "Mufasa")
        .containsEntry("uri", "/dir/index.html")
        .containsEntry("algorithm", algorithm)
        .containsEntry("nc", "00000001")
        .containsEntry("qop", "auth")
        .containsEntry("opaque", "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS");
  }

  @Test
  @DisplayName("RFC 7616, 3.9.2 as its erratum 4897 has it: SHA-512-256, userhash, charset")
  void userhash() {
    Map<String, String> sent =
        sent(
            scheme(
                "realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256,"
                    + " nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\","
                    + " opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\","
                    + " charset=UTF-8, userhash=true",
                "J\u00e4s\u00f8n Doe",
                "Secret, or not?",
                "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v"),
            get("/doe.json"));

    assertThat(sent)
        .containsEntry(
            "username", "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b")
        .containsEntry(
            "response", "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5")
        .containsEntry("userhash", "true");
  }

  @Test
  @DisplayName("RFC 2617, 3.5: the example of the older standard")
  void older() {
    assertThat(
            sent(
                scheme(
                    "realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                        + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"",
                    "Mufasa",
                    "Circle Of Life",
                    "0a4f113b"),
                get("/dir/index.html")))
        .containsEntry("response", "6629fae49393a05397450978507c4ef1")
        .doesNotContainKey("algorithm");
  }

  @Test
  @DisplayName("RFC 2069: without qop nothing is counted")
  void oldest() {
    DigestScheme scheme = scheme("realm=\"r\", nonce=\"n\"", "u", "p", CNONCE);
    DigestAlgorithm md5 = DigestAlgorithm.of(null);
    assertThat(sent(scheme, get("/")))
        .containsEntry("response", md5.hash(md5.hash("u:r:p") + ":n:" + md5.hash("GET:/")))
        .doesNotContainKeys("qop", "nc", "cnonce");
  }

  @ParameterizedTest
  @CsvSource({"MD5-sess", "SHA-256-sess", "SHA-512-256-sess"})
  @DisplayName("-sess mixes the secret with both nonces, the same for every request")
  void session(String name) {
    DigestAlgorithm algorithm = DigestAlgorithm.of(name);
    DigestScheme scheme =
        scheme("realm=\"r\", nonce=\"n\", qop=auth, algorithm=" + name, "u", "p", CNONCE);
    String secret = algorithm.hash(algorithm.hash("u:r:p") + ":n:" + CNONCE);

    for (String nc : List.of("00000001", "00000002")) {
      assertThat(sent(scheme, get("/a?b")))
          .containsEntry("nc", nc)
          .containsEntry(
              "response",
              algorithm.hash(
                  secret + ":n:" + nc + ":" + CNONCE + ":auth:" + algorithm.hash("GET:/a?b")));
    }
  }

  @Test
  @DisplayName("auth-int covers the body, where the server wants nothing less")
  void body() {
    DigestScheme scheme =
        scheme("realm=\"r\", nonce=\"n\", qop=auth-int, algorithm=SHA-256", "u", "p", CNONCE);
    DigestAlgorithm sha = DigestAlgorithm.of("SHA-256");
    String hash =
        HexFormat.of().formatHex(scheme.bodyHash().digest("body".getBytes(StandardCharsets.UTF_8)));

    assertThat(sent(scheme, new Head("POST", "/", hash)))
        .containsEntry("qop", "auth-int")
        .containsEntry(
            "response",
            sha.hash(
                sha.hash("u:r:p")
                    + ":n:00000001:"
                    + CNONCE
                    + ":auth-int:"
                    + sha.hash("POST:/:" + sha.hash("body"))));
    assertThat(scheme("realm=r, nonce=n, qop=\"auth-int,auth\"", "u", "p", CNONCE).bodyHash())
        .isNull();
  }

  @Test
  @DisplayName("quotes and backslashes are escaped on the wire and not in the hash")
  void escapes() {
    DigestAlgorithm md5 = DigestAlgorithm.of("MD5");
    DigestScheme scheme =
        scheme("realm=\"a\\\"b\\\\c\", nonce=\"n\", qop=auth", "us\"er\\", "p", CNONCE);
    String header = scheme.header(get("/"));

    assertThat(header).contains("username=\"us\\\"er\\\\\"").contains("realm=\"a\\\"b\\\\c\"");
    assertThat(ChallengeParser.parse(List.of(header)).get(0).parameters())
        .containsEntry(
            "response",
            md5.hash(
                md5.hash("us\"er\\:a\"b\\c:p")
                    + ":n:00000001:"
                    + CNONCE
                    + ":auth:"
                    + md5.hash("GET:/")));
  }

  @Test
  @DisplayName("a name beyond ASCII goes in the extended form where the server reads UTF-8")
  void extended() {
    assertThat(
            scheme("realm=r, nonce=n, qop=auth, charset=UTF-8", "J\u00e4 *", "p", CNONCE)
                .header(get("/")))
        .contains("username*=UTF-8''J%C3%A4%20%2A, ");
    assertThat(scheme("realm=r, nonce=n, qop=auth", "J\u00e4", "p", CNONCE).header(get("/")))
        .contains("username=\"J\u00c3\u00a4\", ");
  }

  @Test
  @DisplayName("the server may name the next nonce; counting starts again")
  void nextNonce() {
    DigestScheme scheme = scheme("realm=r, nonce=n, qop=auth", "u", "p", CNONCE);
    scheme.header(get("/"));
    scheme.informed("rspauth=\"x\", nextnonce=\"m\"");
    assertThat(sent(scheme, get("/"))).containsEntry("nonce", "m").containsEntry("nc", "00000001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonce=n",
        "realm=r",
        "realm=r, nonce=n, algorithm=SHA-1",
        "realm=r, nonce=n, algorithm=MD5-",
        "realm=r, nonce=n, qop=\"other\""
      })
  @DisplayName("B-155: what cannot be answered is no challenge")
  void unusable(String field) {
    assertThat(DigestChallenge.of(ChallengeParser.parse(List.of("Digest " + field)).get(0)))
        .isNull();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B-162: the grammar of challenges")
class ChallengeParserTest {

  private static Challenge with(String scheme, Map<String, String> parameters) {
    return new Challenge(scheme, null, parameters);
  }

  private static Challenge with(String scheme, String token) {
    return new Challenge(scheme, token, Map.of());
  }

  private static Challenge bare(String scheme) {
    return new Challenge(scheme, null, Map.of());
  }

  static Stream<Arguments> fields() {
    Challenge basic = with("basic", Map.of("realm", "a"));
    return Stream.of(
        Arguments.of("Basic realm=\"a\"", List.of(basic)),
        Arguments.of("bAsIc \t REALM =\t\"a\" ", List.of(basic)),
        Arguments.of("Basic realm=a", List.of(basic)),
        Arguments.of(",, Basic realm=a ,,", List.of(basic)),
        Arguments.of("Negotiate, NTLM", List.of(bare("negotiate"), bare("ntlm"))),
        Arguments.of("Negotiate,Basic realm=a", List.of(bare("negotiate"), basic)),
        Arguments.of("NTLM TlRMTVNTUAAB/+==", List.of(with("ntlm", "TlRMTVNTUAAB/+=="))),
        Arguments.of("NTLM abc= , Basic realm=a", List.of(with("ntlm", "abc="), basic)),
        Arguments.of(
            "New t=1, type=\"x, y\", Basic realm=\"a\"",
            List.of(with("new", Map.of("t", "1", "type", "x, y")), basic)),
        Arguments.of(
            "Digest realm=\"say \\\"hi\\\\\\\"\",, nonce=\"n==\" , stale=TRUE",
            List.of(
                with("digest", Map.of("realm", "say \"hi\\\"", "nonce", "n==", "stale", "TRUE")))),
        Arguments.of(
            "Digest nonce=ab/c==, realm=a",
            List.of(with("digest", Map.of("nonce", "ab/c==", "realm", "a")))),
        Arguments.of("Basic realm=\"\"", List.of(with("basic", Map.of("realm", "")))),
        Arguments.of("Basic realm=a, realm=b", List.of(basic)),
        Arguments.of("", List.of()),
        Arguments.of(" , ,", List.of()));
  }

  @ParameterizedTest
  @MethodSource("fields")
  @DisplayName("CT:PS-03: several challenges in one field, parameters, tokens, blanks, escapes")
  void grammar(String field, List<Challenge> challenges) {
    assertThat(ChallengeParser.parse(List.of(field))).isEqualTo(challenges);
  }

  @ParameterizedTest
  @MethodSource("broken")
  @DisplayName("what is broken is dropped, what stands before it is not")
  void broken(String field, int left) {
    assertThat(ChallengeParser.parse(List.of(field))).hasSize(left);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("Basic realm=\"open", 0),
        Arguments.of("Basic a=b, realm=", 0),
        Arguments.of("Basic realm=\"a\" junk", 0),
        Arguments.of("Negotiate, Basic realm=\"open", 1),
        Arguments.of("=\"x\"", 0),
        Arguments.of("Basic@realm", 0),
        Arguments.of("\"Basic\" realm=a", 0));
  }

  @Test
  @DisplayName("several fields are read in order")
  void fieldsInOrder() {
    assertThat(ChallengeParser.parse(List.of("NTLM", "Basic realm=\"open", "Negotiate")))
        .extracting(Challenge::scheme)
        .containsExactly("ntlm", "negotiate");
  }

  @Test
  @DisplayName("a realm in UTF-8 is text, one in Latin-1 as well")
  void characters() {
    assertThat(ChallengeParser.parse(List.of("Basic realm=\"\u00c3\u00a4\"")).get(0).parameters())
        .containsEntry("realm", "\u00e4");
    assertThat(ChallengeParser.parse(List.of("Basic realm=\"\u00e4\"")).get(0).parameters())
        .containsEntry("realm", "\u00e4");
  }
}

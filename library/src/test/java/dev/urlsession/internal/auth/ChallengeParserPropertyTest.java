// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChallengeParserPropertyTest {

  @Property
  @Label("B-162: no field can make the parser fail or hang")
  void anything(@ForAll("fields") String field) {
    assertThat(ChallengeParser.parse(List.of(field)).size()).isLessThanOrEqualTo(field.length());
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.strings().withChars("ab =,\"\\\t~/+\u00e4").ofMaxLength(40);
  }

  @Property
  @Label("B-162: any realm comes back from its quoted form")
  void realm(@ForAll("realms") String realm) {
    String quoted = realm.replace("\\", "\\\\").replace("\"", "\\\"");
    List<Challenge> parsed =
        ChallengeParser.parse(
            List.of("NTLM, Basic realm=\"" + FieldText.encoded(quoted) + "\", Negotiate"));

    assertThat(parsed).hasSize(3);
    assertThat(parsed.get(1)).isEqualTo(new Challenge("basic", null, Map.of("realm", realm)));
  }

  @Provide
  Arbitrary<String> realms() {
    return Arbitraries.strings().withCharRange(' ', '~').withChars("\u00e4\u20ac").ofMaxLength(20);
  }
}

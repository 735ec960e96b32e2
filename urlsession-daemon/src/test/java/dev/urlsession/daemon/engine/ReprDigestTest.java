// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import java.nio.file.Path;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReprDigestTest {

  private static ReprDigest of(String field) {
    return ReprDigest.of(HTTPHeaders.builder().addParsed("Repr-Digest", field).build());
  }

  private static String base64(byte[] value) {
    return Base64.getEncoder().encodeToString(value);
  }

  @Property(tries = 200)
  void everyDigestOfTheRightLengthIsRead(@ForAll @Size(32) byte[] value) {
    ReprDigest digest = of("md5=:AAAA:, SHA-256=:" + base64(value) + ":;x=1");
    assertThat(digest.algorithm()).isEqualTo("SHA-256");
    assertThat(digest.value()).isEqualTo(value);
  }

  @Property(tries = 500)
  void anyOtherTextIsNone(@ForAll String text) {
    String field = "sha-256=:" + text.replaceAll("[^ -~]", "") + ":";
    ReprDigest digest = of(field);
    assertThat(digest == null || digest.value().length == 32).isTrue();
  }

  @Test
  @DisplayName("N14: the longer of two digests counts")
  void longer() {
    String both = "sha-256=:" + base64(new byte[32]) + ":,sha-512=:" + base64(new byte[64]) + ":";

    assertThat(of(both).algorithm()).isEqualTo("SHA-512");
  }

  @ParameterizedTest
  @DisplayName("N14: a digest of encoded content is not that of the file")
  @ValueSource(strings = {"gzip", "br"})
  void encoded(String coding) {
    HTTPHeaders headers =
        HTTPHeaders.builder()
            .add("Repr-Digest", "sha-256=:" + base64(new byte[32]) + ":")
            .add("Content-Encoding", coding)
            .build();

    assertThat(ReprDigest.of(headers)).isNull();
  }

  @Property(tries = 300)
  void onlyNamesOfOursHaveATask(@ForAll String name) {
    String safe = name.replaceAll("[\\x00/]", "");
    boolean ours = safe.matches("urlsession-\\d{1,18}-[0-9A-Za-z-]*\\.(part|ready)");
    assertThat(PartNames.task(Path.of("x", safe)).isPresent()).isEqualTo(ours);
  }

  @Test
  @DisplayName("P22: a file's name tells whose it is, and where the complete one will be")
  void names() {
    Path part = Path.of("/c/urlsession-42-17.part");

    assertThat(PartNames.task(part)).hasValue(42);
    assertThat(PartNames.ready(part)).isEqualTo(Path.of("/c/urlsession-42-17.ready"));
    assertThat(PartNames.part(PartNames.ready(part))).isEqualTo(part);
  }
}

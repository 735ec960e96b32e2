// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPVersion;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeTLSBodyTest {

  /** Much longer than what is read at once. */
  private static final int LARGE = 32 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  @DisplayName("B-241: a large body arrives whole, wherever a read ends in a record")
  void whole(String protocol) {
    LoopbackServer server = LoopbackServer.builder().tls(true).tlsProtocols(protocol).build();
    try (Rig rig = Rig.tls(server, change -> change.httpVersions(Set.of(HTTPVersion.HTTP_1_1)))) {
      rig.server.route("/", Answer.generated(LARGE, 3));
      assertThat(rig.get("/").body()).isEqualTo(Generated.bytes(3, 0, LARGE));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-001: a session keeps the configuration it was made with")
class ConfigurationCopyTest {

  @RegisterExtension final Rig rig = new Rig();

  @Test
  @DisplayName("B-001: changing a builder afterwards changes nothing")
  void laterChanges() {
    rig.server().route("/", Answer.text("hi"));
    URLSessionConfigurationBuilder builder =
        rig.configuration().httpAdditionalHeaders(HTTPHeaders.of("X-Set", "before"));
    URLSession session = rig.session(builder, null, null);
    builder.httpAdditionalHeaders(HTTPHeaders.of("X-Set", "after"));
    session.configuration().toBuilder().httpAdditionalHeaders(HTTPHeaders.of("X-Set", "later"));

    get(session.data(rig.uri("/")));

    assertThat(rig.server().requests().get(0).headerValues("X-Set")).containsExactly("before");
  }

  @Test
  @DisplayName("B-001: the configuration it shows is the one it uses")
  void shown() {
    URLSession session =
        rig.session(rig.configuration().httpMaximumConnectionsPerHost(3), null, null);

    assertThat(session.configuration().httpMaximumConnectionsPerHost()).isEqualTo(3);
  }
}

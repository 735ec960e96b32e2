// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.NetworkPathMonitor.Path;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLError.NetworkUnavailableReason;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoNetworkTest {

  private final FakeNetwork network = new FakeNetwork(Path.SATISFIED);

  @AutoClose
  private final Rig rig = Rig.http(configuration -> configuration.networkPathMonitor(network));

  @BeforeEach
  void answers() {
    rig.server.route("/", Answer.text("text"));
  }

  private void assertRefused(Path path, URLRequest request, NetworkUnavailableReason reason) {
    network.become(path);
    Told told = rig.load(request);
    assertThat(told.events()).containsExactly("complete NOT_CONNECTED_TO_INTERNET");
    assertThat(told.code().rawValue()).isEqualTo(-1009);
    assertThat(told.error().networkUnavailableReason()).isEqualTo(reason);
    assertThat(rig.server.connections()).isZero();
  }

  @Test
  @DisplayName("B-237: no network fails with -1009 at once, without a reason")
  void none() {
    assertRefused(Path.UNSATISFIED, URLRequest.of(rig.uri("/")), null);
  }

  @Test
  @DisplayName("B-237: a cellular network not allowed is the reason")
  void cellular() {
    assertRefused(
        FakeNetwork.CELLULAR,
        rig.request("GET", "/").allowsCellularAccess(false).build(),
        NetworkUnavailableReason.CELLULAR);
  }

  @Test
  @DisplayName("B-237: an expensive network not allowed is the reason")
  void expensive() {
    assertRefused(
        FakeNetwork.EXPENSIVE,
        rig.request("GET", "/").allowsExpensiveNetworkAccess(false).build(),
        NetworkUnavailableReason.EXPENSIVE);
  }

  @Test
  @DisplayName("B-237: a constrained network not allowed is the reason")
  void constrained() {
    assertRefused(
        FakeNetwork.CONSTRAINED,
        rig.request("GET", "/").allowsConstrainedNetworkAccess(false).build(),
        NetworkUnavailableReason.CONSTRAINED);
  }

  @Test
  @DisplayName("B-237: an ultra constrained network is not allowed unless asked for")
  void ultraConstrained() {
    assertRefused(
        FakeNetwork.ULTRA_CONSTRAINED,
        URLRequest.of(rig.uri("/")),
        NetworkUnavailableReason.ULTRA_CONSTRAINED);
  }

  @Test
  @DisplayName("B-237: cellular, expensive and constrained networks are allowed by default")
  void allowed() {
    network.become(new Path(true, true, true, true, false));
    assertThat(rig.get("/").text()).isEqualTo("text");
  }

  @Test
  @DisplayName("B-237: the session's rule counts as well as the request's")
  void session() {
    try (Rig strict =
        Rig.http(
            configuration ->
                configuration.networkPathMonitor(network).allowsCellularAccess(false))) {
      network.become(FakeNetwork.CELLULAR);
      strict.server.route("/", Answer.text("text"));
      Told told = strict.get("/");
      assertThat(told.code()).isEqualTo(Code.NOT_CONNECTED_TO_INTERNET);
      assertThat(told.error().networkUnavailableReason())
          .isEqualTo(NetworkUnavailableReason.CELLULAR);
    }
  }
}

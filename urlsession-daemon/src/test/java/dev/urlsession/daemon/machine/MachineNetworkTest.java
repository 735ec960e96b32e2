// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.NetworkPathMonitor.Path;
import dev.urlsession.background.place.NetworkWish;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("N16, N17: what the machine's network is like")
class MachineNetworkTest {

  private static final String FAR = "example.org";
  private static final int A_MINUTE = 60;

  private NetworkWish wish = NetworkWish.AUTO;
  private @Nullable Set<InetAddress> addresses = Set.of();
  private boolean metered;
  private int changes;
  private int departures;
  private final MachineNetwork network =
      new MachineNetwork(() -> wish, () -> addresses, () -> metered);

  @BeforeEach
  void listen() throws UnknownHostException {
    addresses = Set.of(address(1));
    network.look();
    network.addListener(() -> changes++);
    network.whenAddressesGo(() -> departures++);
  }

  private static InetAddress address(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      network.look();
    }
  }

  @Test
  @DisplayName("N16: without an address there is no network, but for this machine itself")
  void none() throws UnknownHostException {
    addresses = Set.of();
    look(5);
    assertThat(network.path(FAR)).isEqualTo(Path.UNSATISFIED);
    assertThat(network.path("127.0.0.1")).isEqualTo(Path.SATISFIED);
    assertThat(network.path("localhost").satisfied()).isTrue();
    assertThat(changes).isEqualTo(1);
    assertThat(departures).isEqualTo(1);

    addresses = Set.of(address(2));
    network.look();
    assertThat(network.path(FAR)).isEqualTo(Path.SATISFIED);
    assertThat(changes).isEqualTo(2);
    assertThat(departures).isEqualTo(1);
  }

  @Test
  @DisplayName("N16: another address is another network; the connections of one that went are dead")
  void another() throws UnknownHostException {
    addresses = Set.of(address(1), address(2));
    look(5);
    assertThat(changes).isEqualTo(1);
    assertThat(departures).isZero();
    addresses = Set.of(address(2));
    look(5);
    assertThat(changes).isEqualTo(2);
    assertThat(departures).isEqualTo(1);
    look(3 * A_MINUTE);
    assertThat(changes).as("all stays as it is").isEqualTo(2);
  }

  @Test
  @DisplayName("N17: whether it costs something is asked at once when it is another network")
  void meter() throws UnknownHostException {
    assertThat(network.path(FAR).expensive()).isFalse();
    metered = true;
    addresses = Set.of(address(2));
    look(5);
    assertThat(network.path(FAR).expensive()).isTrue();
    assertThat(network.path("127.0.0.1").expensive()).isFalse();
    metered = false;
    look(A_MINUTE);
    assertThat(network.path(FAR).expensive()).isFalse();
    assertThat(changes).isEqualTo(2);
  }

  @Test
  @DisplayName("N17: what the user says comes first")
  void wishes() {
    wish = NetworkWish.METERED;
    network.look();
    assertThat(network.path("127.0.0.1").expensive()).isTrue();
    assertThat(network.word()).isEqualTo("metered");
    wish = NetworkWish.OFFLINE;
    network.look();
    assertThat(network.path("127.0.0.1").satisfied()).isFalse();
    assertThat(network.word()).isEqualTo("none");
    wish = NetworkWish.UNMETERED;
    metered = true;
    look(A_MINUTE);
    assertThat(network.path(FAR)).isEqualTo(Path.SATISFIED);
    assertThat(network.word()).isEqualTo("free");
    assertThat(changes).isEqualTo(4);
  }

  @Test
  @DisplayName("N16: where the system does not tell, there is a network")
  void unknown() {
    addresses = null;
    look(5);
    assertThat(network.path(FAR)).isEqualTo(Path.SATISFIED);
    assertThat(departures).isZero();
  }

  @Test
  @DisplayName("N16: the interfaces of this machine can be read")
  void real() {
    assertThat(Interfaces.addresses())
        .isNotNull()
        .noneMatch(address -> address.isLoopbackAddress() || address.isLinkLocalAddress());
  }
}

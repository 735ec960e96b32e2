// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MILLISECOND = 1_000_000;

  private final Pace pace = new Pace();

  private void taken(int times, long milliseconds) {
    for (int i = 0; i < times; i++) {
      pace.taken(pace.length(), milliseconds * MILLISECOND);
    }
  }

  @Test
  @DisplayName("pieces grow while the network takes them at once")
  void grows() {
    int first = pace.length();
    taken(1, 1);
    assertThat(pace.length()).isEqualTo(2 * first);
    taken(20, 1);
    assertThat(pace.length()).isEqualTo(Pace.LONGEST);
  }

  @Test
  @DisplayName("pieces shrink while the network is slow")
  void shrinks() {
    int first = pace.length();
    taken(1, 200);
    assertThat(pace.length()).isEqualTo(first / 2);
    taken(20, 200);
    assertThat(pace.length()).isEqualTo(Pace.SHORTEST);
  }

  @Test
  @DisplayName("pieces stay as they are in between")
  void stays() {
    int first = pace.length();
    taken(20, 20);
    assertThat(pace.length()).isEqualTo(first);
  }

  @Test
  @DisplayName("a piece that was shorter than it could have been shows nothing")
  void shorter() {
    int first = pace.length();
    pace.taken(first - 1, 0);
    assertThat(pace.length()).isEqualTo(first);
  }
}

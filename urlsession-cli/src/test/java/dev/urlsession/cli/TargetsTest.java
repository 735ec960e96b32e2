// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetsTest {

  @Test
  void numbersGoBeforeTheLastDot() {
    assertThat(Targets.numbered("a.tar.gz", 2)).isEqualTo("a.tar-2.gz");
    assertThat(Targets.numbered(".profile", 1)).isEqualTo(".profile-1");
    assertThat(Targets.numbered("plain", 3)).isEqualTo("plain-3");
  }

  @Test
  void namesNeverLeadToAnotherDirectory() {
    assertThat(Targets.plain("../../etc/passwd")).isEqualTo("passwd");
    assertThat(Targets.plain("c:\\a\\b.txt")).isEqualTo("b.txt");
    assertThat(Targets.plain("..")).isEqualTo("download");
    assertThat(Targets.plain(null)).isEqualTo("download");
  }
}

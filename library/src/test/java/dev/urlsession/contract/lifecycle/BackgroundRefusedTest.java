// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionUsageException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B-260: what a background session needs")
class BackgroundRefusedTest {

  private final URLSessionConfiguration background =
      URLSessionConfiguration.backgroundSessionConfiguration("some.name");

  @Test
  @DisplayName("B-260: without a delegate it is refused, since nobody would hear of its tasks")
  void delegate() {
    assertThatThrownBy(() -> URLSession.create(background))
        .isInstanceOf(URLSessionUsageException.class)
        .hasMessageContaining("delegate");
  }

  @Test
  @DisplayName("without the module that has the daemon's line, the message names it")
  void module() {
    assertThatThrownBy(() -> URLSession.create(background, new URLSessionDelegate() {}, null))
        .isInstanceOf(URLSessionUsageException.class)
        .hasMessageContaining("urlsession-background");
  }

  @Test
  @DisplayName("after a refusal the identifier is free")
  void free() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> URLSession.create(background, new URLSessionDelegate() {}, null))
          .isInstanceOf(URLSessionUsageException.class)
          .hasMessageContaining("urlsession-background");
    }
  }
}

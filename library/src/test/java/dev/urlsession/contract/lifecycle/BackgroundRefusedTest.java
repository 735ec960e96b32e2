// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionUsageException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B-008, B-055, B-327: background sessions")
class BackgroundRefusedTest {

  @Test
  @DisplayName("B-008, B-055, B-327: they are refused when made, so nothing of them can go wrong")
  void refused() {
    URLSessionConfiguration background =
        URLSessionConfiguration.backgroundSessionConfiguration("some.name");

    assertThatThrownBy(() -> URLSession.create(background))
        .isInstanceOf(URLSessionUsageException.class)
        .hasMessageContaining("default configuration");
    assertThatThrownBy(() -> URLSession.create(background, new URLSessionDelegate() {}, null))
        .isInstanceOf(URLSessionUsageException.class);
  }
}

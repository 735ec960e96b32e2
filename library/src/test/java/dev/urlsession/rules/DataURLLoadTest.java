// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DataURLLoadTest {

  @AutoClose private final Rig rig = Rig.http();

  @Test
  @DisplayName("B-072: a data URL has type text/plain and no charset unless it says so")
  void defaults() {
    Told told = rig.load(URLRequest.of("data:,hello%20there"));
    assertThat(told.text()).isEqualTo("hello there");
    assertThat(told.response().mimeType()).isEqualTo("text/plain");
    assertThat(told.response().textEncodingName()).isNull();
    assertThat(told.response().expectedContentLength()).isEqualTo(11);
  }

  @Test
  @DisplayName("B-072: a data URL may have a type, a charset and Base64")
  void base64() {
    Told told = rig.load(URLRequest.of("data:text/html;charset=utf-8;base64,aGk="));
    assertThat(told.text()).isEqualTo("hi");
    assertThat(told.response().mimeType()).isEqualTo("text/html");
    assertThat(told.response().textEncodingName()).isEqualTo("utf-8");
  }

  @Test
  @DisplayName("B-072: a data URL without comma is an error")
  void noComma() {
    Told told = rig.load(URLRequest.of("data:text/plain"));
    assertThat(told.response()).isNull();
    assertThat(told.error()).isNotNull();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTypeTest {

  @AutoClose private final Rig rig = Rig.http();

  @BeforeEach
  void answers() {
    rig.server.route("/", Answer.text("taken"));
  }

  private Optional<String> type(String method, String body) {
    URLRequest request =
        rig.request(method, "/").httpBody(HTTPBody.ofBytes(body.getBytes())).build();
    assertThat(rig.load(request).error()).isNull();
    return rig.server.requests().get(0).header("Content-Type");
  }

  @Test
  @DisplayName("B-083: a POST with a body and no type is a form")
  void post() {
    assertThat(type("POST", "a=b")).contains("application/x-www-form-urlencoded");
  }

  @Test
  @DisplayName("B-083: an empty POST gets no type")
  void emptyPost() {
    assertThat(type("POST", "")).isEmpty();
  }

  @ParameterizedTest(name = "B-083: {0} gets no type")
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  @DisplayName("B-083: other methods get no type")
  void others(String method) {
    assertThat(type(method, "a=b")).isEmpty();
  }

  @Test
  @DisplayName("B-083: a type already there stays")
  void own() {
    URLRequest request =
        rig.request("POST", "/").header("content-type", "text/x").httpBody(new byte[3]).build();
    rig.load(request);
    assertThat(rig.server.requests().get(0).headerValues("Content-Type")).containsExactly("text/x");
  }

  @Test
  @DisplayName("B-084: a GET with a body fails with -1103, before anything is sent")
  void get() {
    Told told = rig.load(rig.request("GET", "/").httpBody(new byte[3]).build());
    assertThat(told.code()).isEqualTo(Code.DATA_LENGTH_EXCEEDS_MAXIMUM);
    assertThat(told.code().rawValue()).isEqualTo(-1103);
    assertThat(rig.server.connections()).isZero();
  }

  @Test
  @DisplayName("B-084: a GET with an empty body is fine")
  void emptyGet() {
    Told told = rig.load(rig.request("GET", "/").httpBody(new byte[0]).build());
    assertThat(told.error()).isNull();
  }
}

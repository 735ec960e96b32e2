// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.challenges;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.contract.Recorder;
import dev.urlsession.contract.Rig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayName("B-150: who hears a challenge")
class ChallengeLevelTest {

  @RegisterExtension final Rig rig = new Rig();

  private String answer(
      AuthenticationMethod method, URLSessionDelegate ofSession, URLSessionTaskDelegate own) {
    URLSession session =
        rig.session(
            rig.configuration().protocolClasses(List.of(new Asking(method))), ofSession, null);
    return new String(get(session.data(Asking.request(), own)).data(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_TRUST", "CLIENT_CERTIFICATE", "NTLM", "NEGOTIATE"})
  @DisplayName("B-151: what concerns a connection goes to the session's method")
  void connection(AuthenticationMethod method) {
    assertThat(answer(method, new Answering.OfBoth(), null)).isEqualTo(Asking.using("session"));
    assertThat(answer(method, new Answering.OfSession("one"), null)).isEqualTo(Asking.using("one"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_TRUST", "CLIENT_CERTIFICATE", "NTLM", "NEGOTIATE"})
  @DisplayName("B-151: where there is none to the task's, and where there is neither to nobody")
  void fallback(AuthenticationMethod method) {
    assertThat(answer(method, new Answering.OfTask("task"), null)).isEqualTo(Asking.using("task"));
    assertThat(answer(method, new Recorder(), null)).isEqualTo(Asking.DEFAULT);
    assertThat(answer(method, null, null)).isEqualTo(Asking.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SERVER_TRUST", "CLIENT_CERTIFICATE", "NTLM", "NEGOTIATE"})
  @DisplayName("B-152: what concerns a request goes to the task's method only")
  void request(AuthenticationMethod method) {
    assertThat(answer(method, new Answering.OfBoth(), null)).isEqualTo(Asking.using("task"));
    assertThat(answer(method, new Answering.OfSession("session"), null)).isEqualTo(Asking.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource(AuthenticationMethod.class)
  @DisplayName("B-041: the task's own delegate is asked before the session's")
  void ownFirst(AuthenticationMethod method) {
    assertThat(answer(method, new Answering.OfBoth(), new Answering.OfTask("own")))
        .isEqualTo(Asking.using("own"));
    assertThat(answer(method, new Answering.OfTask("all"), new Recorder()))
        .isEqualTo(Asking.using("all"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.ServerTrust;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.daemon.engine.ChallengeOutcome;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.SessionSettingsBuilder;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.testing.TestCertificate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("E17: while nobody is there, what needs nobody goes on and the rest waits")
class AbsenceTest {

  private static final SessionKey SESSION = new SessionKey("app", "s");
  private static final TestCertificate KNOWN = TestCertificate.forLocalhost();
  private static final TestCertificate OTHER = TestCertificate.forLocalhost();
  private static final ChallengeOutcome NOBODY = new ChallengeOutcome.Nobody();
  private static final URLCredential USER = URLCredential.ofUser("u", "p", Persistence.NONE);

  private final SessionSettings hearing =
      new SessionSettingsBuilder().hearsChallenges(true).build();
  private final Absence absence = new Absence();

  private static URLAuthenticationChallenge trust(String host, TestCertificate shown) {
    return URLAuthenticationChallenge.builder(
            URLProtectionSpace.of(host, 443, "https", null, AuthenticationMethod.SERVER_TRUST)
                .withServerTrust(ServerTrust.of(List.of(shown.certificate()), host)))
        .build();
  }

  private static URLAuthenticationChallenge.Builder basic() {
    return URLAuthenticationChallenge.builder(
        URLProtectionSpace.of("host", 80, "http", "r", AuthenticationMethod.HTTP_BASIC));
  }

  private void heard(URLAuthenticationChallenge challenge, ChallengeAnswer answer) {
    absence.heard(SESSION, challenge, new ChallengeOutcome.Given(answer));
  }

  private ChallengeOutcome answer(URLAuthenticationChallenge challenge) {
    return absence.answer(SESSION, hearing, challenge);
  }

  private static ChallengeOutcome accepted(URLAuthenticationChallenge challenge) {
    ServerTrust shown = challenge.protectionSpace().serverTrust();
    return new ChallengeOutcome.Given(ChallengeAnswer.using(URLCredential.ofTrust(shown)));
  }

  @Test
  @DisplayName("without a method that could hear it there is nothing to wait for")
  void deaf() {
    assertThat(absence.answer(SESSION, SessionSettings.defaults(), basic().build()))
        .isEqualTo(ChallengeOutcome.byDefault());
    assertThat(answer(basic().build())).isEqualTo(NOBODY);
  }

  @Test
  @DisplayName("B-156: a password that is known is used, once")
  void known() {
    assertThat(answer(basic().proposedCredential(USER).build()))
        .isEqualTo(new ChallengeOutcome.Given(ChallengeAnswer.using(USER)));
    assertThat(answer(basic().proposedCredential(USER).previousFailureCount(1).build()))
        .isEqualTo(NOBODY);
    URLCredential name = URLCredential.ofUser("u", null, Persistence.NONE);
    assertThat(answer(basic().proposedCredential(name).build())).isEqualTo(NOBODY);
  }

  @Test
  @DisplayName("B-165, B-166: certificates that were accepted stay so; others wait, elsewhere too")
  void sameCertificates() {
    URLAuthenticationChallenge seen = trust("a.test", KNOWN);
    assertThat(answer(seen)).isEqualTo(NOBODY);
    heard(seen, ChallengeAnswer.using(URLCredential.ofTrust(seen.protectionSpace().serverTrust())));

    URLAuthenticationChallenge again = trust("a.test", KNOWN);
    assertThat(answer(again)).isEqualTo(accepted(again));
    assertThat(answer(trust("a.test", OTHER))).isEqualTo(NOBODY);
    assertThat(answer(trust("b.test", KNOWN))).isEqualTo(NOBODY);
    assertThat(absence.answer(new SessionKey("app", "t"), hearing, seen)).isEqualTo(NOBODY);
    absence.forget(SESSION);
    assertThat(answer(seen)).isEqualTo(NOBODY);
  }

  @Test
  @DisplayName(
      "B-165: default handling stays that, for the same certificates; a pin may look at them")
  void sameDefault() {
    heard(trust("a.test", KNOWN), ChallengeAnswer.DEFAULT);

    assertThat(answer(trust("a.test", KNOWN))).isEqualTo(ChallengeOutcome.byDefault());
    assertThat(answer(trust("a.test", OTHER))).isEqualTo(NOBODY);
  }

  @Test
  @DisplayName("B-153: who cancelled is asked again")
  void cancelled() {
    heard(trust("a.test", KNOWN), ChallengeAnswer.DEFAULT);
    heard(
        trust("a.test", KNOWN),
        ChallengeAnswer.of(AuthChallengeDisposition.CANCEL_AUTHENTICATION_CHALLENGE, null));

    assertThat(answer(trust("a.test", KNOWN))).isEqualTo(NOBODY);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is behind a lock, and delegates that have the key. */
final class Locked {

  static final URLCredential KEY =
      URLCredential.ofUser("user", "pass", URLCredential.Persistence.FOR_SESSION);
  static final URLCredential WRONG =
      URLCredential.ofUser("user", "wrong", URLCredential.Persistence.FOR_SESSION);

  private Locked() {}

  static Answer refusal(String... challenges) {
    Answer refusal = Answer.text("who is there?").status(401);
    for (String challenge : challenges) {
      refusal = refusal.addHeader("WWW-Authenticate", challenge);
    }
    return refusal;
  }

  /** Opens to user and pass, by Basic. */
  static Answer basic(Answer inside) {
    return basic("user", "pass", inside);
  }

  static Answer basic(String user, String password, Answer inside) {
    String wanted = header(user, password);
    return Answer.respond(
        request -> wanted.equals(shown(request)) ? inside : refusal("Basic realm=\"locked\""));
  }

  static String header(String user, String password) {
    String pair = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  static String shown(RecordedRequest request) {
    return request.header("Authorization").orElse(null);
  }

  static List<String> shown(List<RecordedRequest> requests) {
    List<String> shown = new ArrayList<>();
    requests.forEach(request -> shown.add(shown(request)));
    return shown;
  }

  /** Answers each challenge with the next of these, and the last again and again. */
  static final class Keys implements Recorder.OnChallenge {

    final List<URLAuthenticationChallenge> challenges = new CopyOnWriteArrayList<>();
    private final URLCredential[] credentials;

    Keys(URLCredential... credentials) {
      this.credentials = credentials;
    }

    @Override
    public void answer(
        URLAuthenticationChallenge challenge, dev.urlsession.ChallengeCompletionHandler answer) {
      int index = Math.min(challenges.size(), credentials.length - 1);
      challenges.add(challenge);
      answer.complete(AuthChallengeDisposition.USE_CREDENTIAL, credentials[index]);
    }
  }

  static Recorder.OnChallenge disposing(AuthChallengeDisposition disposition) {
    return (challenge, answer) -> answer.complete(disposition, null);
  }
}

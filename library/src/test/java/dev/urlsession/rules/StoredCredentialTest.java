// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredentialStorage;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLRequest;
import dev.urlsession.testing.Answer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoredCredentialTest {

  private final URLCredentialStorage storage = new URLCredentialStorage();

  @AutoClose
  private final Rig rig = Rig.http(configuration -> configuration.urlCredentialStorage(storage));

  private final Locked.Keys keys = new Locked.Keys(Locked.KEY);

  @BeforeEach
  void answers() {
    rig.server.route("/a/*", Locked.basic(Answer.text("inside")));
    rig.server.route("/b/*", Locked.basic(Answer.text("inside")));
    rig.heard.onChallenge = keys;
  }

  private URLProtectionSpace space() {
    return URLProtectionSpace.of(
        "127.0.0.1", rig.server.port(), "http", "locked", AuthenticationMethod.HTTP_BASIC);
  }

  private void opens(String path) {
    assertThat(rig.get(path).text()).isEqualTo("inside");
  }

  @Test
  @DisplayName("B-159: what opened the space is stored, as its default")
  void stored() {
    opens("/a/1");
    assertThat(storage.credentials(space())).isEqualTo(Map.of("user", Locked.KEY));
    assertThat(storage.defaultCredential(space())).isEqualTo(Locked.KEY);
  }

  @Test
  @DisplayName("B-159: what did not open it is not, nor one used once")
  void notStored() {
    rig.heard.onChallenge =
        new Locked.Keys(
            Locked.WRONG, URLCredential.ofUser("user", "pass", URLCredential.Persistence.NONE));
    opens("/a/1");
    assertThat(storage.allCredentials()).isEmpty();

    opens("/a/1");
    assertThat(Locked.shown(rig.server.requests())).element(3).isNull();
  }

  @Test
  @DisplayName("B-159: another default stays")
  void otherDefault() {
    URLCredential other =
        URLCredential.ofUser("other", "pass", URLCredential.Persistence.FOR_SESSION);
    storage.setDefaultCredential(other, space());
    opens("/a/1");
    assertThat(storage.defaultCredential(space())).isEqualTo(other);
    assertThat(storage.credentials(space())).containsOnlyKeys("other", "user");
  }

  @Test
  @DisplayName("B-161: Basic is shown below the same path without being asked for")
  void preemptive() {
    opens("/a/1");
    opens("/a/2");
    opens("/a/deeper/3");
    assertThat(keys.challenges).hasSize(1);
    assertThat(Locked.shown(rig.server.requests()).subList(2, 4))
        .containsOnly(Locked.header("user", "pass"));
  }

  @Test
  @DisplayName("B-161: elsewhere in the space it answers the challenge without the delegate")
  void elsewhere() {
    opens("/a/1");
    opens("/b/1");
    assertThat(keys.challenges).hasSize(1);
    assertThat(Locked.shown(rig.server.requests()).subList(2, 4))
        .containsExactly(null, Locked.header("user", "pass"));
  }

  @Test
  @DisplayName("B-161: removing it from the storage signs out")
  void signOut() {
    opens("/a/1");
    storage.removeCredential(Locked.KEY, space());
    opens("/a/1");
    assertThat(keys.challenges).hasSize(2);
    assertThat(keys.challenges.get(1).previousFailureCount()).isZero();
    assertThat(Locked.shown(rig.server.requests())).element(2).isNull();
  }

  @Test
  @DisplayName("B-161: one that does not open any more is asked for again")
  void changed() {
    opens("/a/1");
    rig.server.route("/a/*", Locked.basic("user", "new", Answer.text("inside")));
    Locked.Keys fresh =
        new Locked.Keys(URLCredential.ofUser("user", "new", URLCredential.Persistence.FOR_SESSION));
    rig.heard.onChallenge = fresh;
    opens("/a/1");
    assertThat(fresh.challenges).hasSize(1);
    assertThat(fresh.challenges.get(0).previousFailureCount()).isEqualTo(1);
    assertThat(fresh.challenges.get(0).proposedCredential()).isNull();
    assertThat(storage.credentials(space()).get("user").password()).isEqualTo("new");
  }

  @Test
  @DisplayName("B-156: the storage's credential is proposed, and default handling uses it")
  void proposed() {
    storage.setCredential(Locked.KEY, space());
    opens("/a/1");
    assertThat(keys.challenges.get(0).proposedCredential()).isEqualTo(Locked.KEY);
    rig.heard.onChallenge = null;
    opens("/b/1");
  }

  @Test
  @DisplayName("B-154: default handling tries the proposed credential once")
  void proposedOnce() {
    storage.setDefaultCredential(Locked.WRONG, space());
    rig.heard.onChallenge = null;
    assertThat(rig.get("/a/1").http().statusCode()).isEqualTo(401);
    assertThat(Locked.shown(rig.server.requests()))
        .containsExactly(null, Locked.header("user", "wrong"));
  }

  @Test
  @DisplayName("B-156: of several without a default none is proposed")
  void several() {
    storage.setCredential(Locked.KEY, space());
    storage.setCredential(
        URLCredential.ofUser("other", "pass", URLCredential.Persistence.FOR_SESSION), space());
    opens("/a/1");
    assertThat(keys.challenges.get(0).proposedCredential()).isNull();
  }

  private URLRequest withUser(String info) {
    return URLRequest.of(URI.create("http://" + info + "@127.0.0.1:" + rig.server.port() + "/a/1"));
  }

  @Test
  @DisplayName("B-156: user and password in the URL are proposed first, and never sent in it")
  void inURL() {
    storage.setDefaultCredential(Locked.WRONG, space());
    rig.heard.onChallenge = null;
    assertThat(rig.load(withUser("user:p%61ss")).text()).isEqualTo("inside");
    assertThat(rig.server.requests())
        .allSatisfy(
            request -> {
              assertThat(request.target()).isEqualTo("/a/1");
              assertThat(request.header("Host")).contains("127.0.0.1:" + rig.server.port());
            });
  }

  @Test
  @DisplayName("B-156: the delegate sees it; a name alone is only proposed")
  void nameInURL() {
    assertThat(rig.load(withUser("us%C3%A9r")).text()).isEqualTo("inside");
    URLCredential proposed = keys.challenges.get(0).proposedCredential();
    assertThat(proposed.user()).isEqualTo("us\u00e9r");
    assertThat(proposed.hasPassword()).isFalse();
  }

  @Test
  @DisplayName("B-156: another user in the URL is not answered with what is known")
  void otherInURL() {
    opens("/a/1");
    rig.heard.onChallenge = null;
    assertThat(rig.load(withUser("other:x")).http().statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("B-161: without a storage every request is asked for")
  void noStorage() {
    try (Rig plain = Rig.http(configuration -> configuration.urlCredentialStorage(null))) {
      plain.server.route("/a", Locked.basic(Answer.text("inside")));
      Locked.Keys asked = new Locked.Keys(Locked.KEY);
      plain.heard.onChallenge = asked;
      assertThat(plain.get("/a").text() + plain.get("/a").text()).isEqualTo("insideinside");
      assertThat(asked.challenges).hasSize(2);
    }
  }
}

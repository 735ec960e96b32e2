// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.contract.Rig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B-015: the stores of ephemeral sessions")
class EphemeralStoresTest {

  @RegisterExtension final Rig rig = new Rig();

  private final HTTPCookie cookie =
      HTTPCookie.builder("a", "b").domain("example.com").path("/").build();

  @Test
  @DisplayName("B-015: they are emptied when the session becomes invalid")
  void emptied() {
    URLSessionConfiguration configuration = URLSessionConfiguration.ephemeralSessionConfiguration();
    URLSession session = rig.ending(URLSession.create(configuration));
    Stores.fill(configuration, cookie);
    assertThat(Stores.areEmpty(configuration)).isFalse();

    session.close();

    assertThat(Stores.areEmpty(configuration)).isTrue();
  }

  @Test
  @DisplayName("B-015: two configurations never share them")
  void notShared() {
    URLSessionConfiguration one = URLSessionConfiguration.ephemeralSessionConfiguration();
    URLSessionConfiguration other = URLSessionConfiguration.ephemeralSessionConfiguration();

    Stores.fill(one, cookie);

    assertThat(Stores.areEmpty(other)).isTrue();
  }

  @Test
  @DisplayName("B-015: those of a default session outlive it")
  void defaultStoresStay() {
    HTTPCookieStorage storage = new HTTPCookieStorage();
    URLSession session = rig.session(rig.configuration().httpCookieStorage(storage), null, null);
    storage.setCookie(cookie);

    session.close();

    assertThat(storage.cookies()).containsExactly(cookie);
  }

  @Test
  @DisplayName("B-015: a store of the user's in an ephemeral configuration is not emptied")
  void ownStoreStays() {
    HTTPCookieStorage storage = new HTTPCookieStorage();
    storage.setCookie(cookie);
    URLSessionConfiguration configuration =
        URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
            .httpCookieStorage(storage)
            .build();

    rig.ending(URLSession.create(configuration)).close();

    assertThat(storage.cookies()).containsExactly(cookie);
  }
}

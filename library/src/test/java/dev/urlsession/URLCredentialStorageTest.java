// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCredential.Persistence;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class URLCredentialStorageTest {

  private static final URLProtectionSpace SPACE =
      URLProtectionSpace.of("h.org", 443, "https", "r", null);
  private static final URLProtectionSpace OTHER =
      URLProtectionSpace.of("h.org", 443, "https", "other", null);

  private final URLCredentialStorage storage = new URLCredentialStorage();
  private final URLCredential bob = user("bob", "1");
  private final URLCredential eve = user("eve", "2");

  @Test
  @DisplayName("B-160: one credential for each user of a space; another of the user replaces it")
  void onePerUser() {
    storage.setCredential(bob, SPACE);
    storage.setCredential(eve, SPACE);
    storage.setCredential(user("bob", "3"), SPACE);

    assertThat(storage.credentials(SPACE)).isEqualTo(Map.of("bob", user("bob", "3"), "eve", eve));
    assertThat(storage.credentials(OTHER)).isEmpty();
    assertThat(storage.allCredentials()).containsOnlyKeys(SPACE);
  }

  @Test
  @DisplayName("B-160: setting a default stores it, too; removing its user removes it")
  void defaults() {
    assertThat(storage.defaultCredential(SPACE)).isNull();
    storage.setCredential(bob, SPACE);
    assertThat(storage.defaultCredential(SPACE)).isNull();

    storage.setDefaultCredential(eve, SPACE);
    assertThat(storage.defaultCredential(SPACE)).isEqualTo(eve);
    assertThat(storage.credentials(SPACE)).hasSize(2);

    storage.removeCredential(user("eve", null), SPACE);
    assertThat(storage.defaultCredential(SPACE)).isNull();
    assertThat(storage.credentials(SPACE)).containsOnlyKeys("bob");

    storage.removeCredential(bob, SPACE);
    assertThat(storage.allCredentials()).isEmpty();
  }

  @Test
  @DisplayName("B-159: a credential for one use is not stored")
  void none() {
    storage.setCredential(URLCredential.ofUser("bob", "1", Persistence.NONE), SPACE);
    storage.setDefaultCredential(URLCredential.ofUser("bob", "1", Persistence.NONE), SPACE);

    assertThat(storage.allCredentials()).isEmpty();
    assertThat(storage.defaultCredential(SPACE)).isNull();
  }

  @Test
  @DisplayName("B-169: a credential without a user has a place, too")
  void trust() {
    URLCredential trust = URLCredential.ofTrust(ServerTrust.of(TrustSamples.chain(), "h.org"));

    storage.setDefaultCredential(trust, SPACE);

    assertThat(storage.credentials(SPACE)).containsOnlyKeys("h.org");
    assertThat(storage.defaultCredential(SPACE)).isEqualTo(trust);
  }

  @Test
  @DisplayName("I: listeners hear of changes only, and one that fails stops nobody")
  void listeners() {
    AtomicInteger seen = new AtomicInteger();
    Thread thread = Thread.currentThread();
    thread.setUncaughtExceptionHandler((t, e) -> seen.addAndGet(100));
    storage.addChangeListener(
        () -> {
          throw new IllegalStateException("no");
        });
    Runnable stop = storage.addChangeListener(seen::incrementAndGet);

    storage.setCredential(bob, SPACE);
    storage.setCredential(bob, SPACE);
    storage.removeCredential(eve, SPACE);
    storage.setDefaultCredential(bob, SPACE);
    storage.setDefaultCredential(bob, SPACE);
    stop.run();
    thread.setUncaughtExceptionHandler(null);

    assertThat(seen).hasValue(202);
  }

  private static URLCredential user(String name, String password) {
    return URLCredential.ofUser(name, password, Persistence.FOR_SESSION);
  }
}

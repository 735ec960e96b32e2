// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.URLCredential.Persistence;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class URLCredentialTest {

  @Test
  @DisplayName("B-169: a TLS credential is never permanent")
  void tls() throws GeneralSecurityException {
    PrivateKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
    URLCredential identity =
        URLCredential.ofIdentity(key, TrustSamples.chain(), Persistence.PERMANENT);
    URLCredential trust = URLCredential.ofTrust(ServerTrust.of(TrustSamples.chain(), "h"));

    assertThat(identity.persistence()).isEqualTo(Persistence.FOR_SESSION);
    assertThat(identity.identity()).isSameAs(key);
    assertThat(identity.certificates()).isEqualTo(TrustSamples.chain());
    assertThat(trust.persistence()).isEqualTo(Persistence.FOR_SESSION);
    assertThat(trust.user()).isNull();
    assertThatThrownBy(() -> URLCredential.ofIdentity(key, List.of(), Persistence.NONE))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @Test
  @DisplayName("I: a user's credential has what was given, and may lack the password")
  void user() {
    URLCredential full = URLCredential.ofUser("bob", "pw", Persistence.PERMANENT);

    assertThat(full.user()).isEqualTo("bob");
    assertThat(full.password()).isEqualTo("pw");
    assertThat(full.persistence()).isEqualTo(Persistence.PERMANENT);
    assertThat(full.hasPassword()).isTrue();
    assertThat(URLCredential.ofUser("bob", null, Persistence.NONE).hasPassword()).isFalse();
    assertThat(full)
        .isEqualTo(URLCredential.ofUser("bob", "pw", Persistence.PERMANENT))
        .isNotEqualTo(URLCredential.ofUser("bob", "other", Persistence.PERMANENT))
        .isNotEqualTo(URLCredential.ofUser("bob", "pw", Persistence.NONE));
  }

  @Test
  @DisplayName("Neither user nor password show in any text")
  void secret() {
    URLCredential credential = URLCredential.ofUser("t0ken", "s3cret", Persistence.NONE);
    URLAuthenticationChallenge challenge =
        URLAuthenticationChallenge.builder(URLProtectionSpace.of("h", 0, "https", null, null))
            .proposedCredential(credential)
            .build();

    assertThat(credential + " " + challenge).doesNotContain("t0ken", "s3cret");
  }
}

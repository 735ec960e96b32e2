// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class CredentialFormatPropertyTest {

  @Property(tries = 200)
  @Label("B-159: any user, password and realm come back")
  void back(
      @ForAll @StringLength(max = 50) String user,
      @ForAll @StringLength(max = 50) String password,
      @ForAll @StringLength(max = 50) String realm,
      @ForAll boolean standard)
      throws IOException {
    List<StoredCredential> stored =
        List.of(
            new StoredCredential(
                URLProtectionSpace.of(
                    "a.example", 8443, "https", realm, AuthenticationMethod.HTTP_DIGEST),
                URLCredential.ofUser(user, password, Persistence.PERMANENT),
                standard));

    assertThat(CredentialFormat.decode(CredentialFormat.encode(stored))).isEqualTo(stored);
  }

  @Property(tries = 500)
  @Label("B-159: damaged bytes are an IOException, whatever they are")
  void damaged(@ForAll byte[] bytes) {
    assertThatCode(() -> CredentialFormat.decode(bytes))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isNull(),
            thrown -> assertThat(thrown).isInstanceOf(IOException.class));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.TestCertificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientIdentityTest {

  @Test
  @DisplayName("recipe 10: a client certificate and an authority of one's own")
  void shown(@TempDir Path directory) throws Exception {
    TestCertificate client = TestCertificate.forHosts("client.test");
    Path identity = directory.resolve("client.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = "secret".toCharArray();
    store.setKeyEntry(
        "client", client.privateKey(), password, new X509Certificate[] {client.certificate()});
    try (OutputStream out = Files.newOutputStream(identity)) {
      store.store(out, password);
    }
    try (LoopbackServer server =
        LoopbackServer.builder().requireClientCertificate(client.certificate()).build()) {
      server.route("/", Answer.text("welcome"));
      Path authority = Files.write(directory.resolve("ca.der"), server.certificate().getEncoded());

      assertThat(Output.of(ClientIdentity::main, server.uri("/"), authority, identity, "secret"))
          .containsExactly("asked by 127.0.0.1", "welcome");
    }
  }
}

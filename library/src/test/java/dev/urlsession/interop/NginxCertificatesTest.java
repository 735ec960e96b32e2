// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.testing.TestCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** nginx that wants a certificate; keys and files are made by OpenSSL. */
@Tag("interop")
class NginxCertificatesTest {

  private static final TestCertificate ROOT = TestCertificate.builder().authority().build();
  private static final TestCertificate SERVER = TestCertificate.builder().issuer(ROOT).build();

  private static Peer nginx;

  @BeforeAll
  static void start() throws Exception {
    nginx = Peer.prepare("nginx");
    nginx.write("chain.pem", Pem.chain(SERVER));
    nginx.write("key.pem", Pem.key(SERVER));
    nginx.write("root.pem", Pem.of(ROOT.certificate()));
    nginx.write("rootkey.pem", Pem.key(ROOT));
    nginx.write("password.txt", "pass:word\n");
    openssl("ecparam -name prime256v1 -genkey -noout -out ec.pem");
    openssl("genrsa -out rsa.pem 2048");
    for (String kind : new String[] {"ec", "rsa"}) {
      openssl("req -new -key " + kind + ".pem -subj /CN=client -out " + kind + ".csr");
      openssl(
          "x509 -req -in "
              + kind
              + ".csr -CA root.pem -CAkey rootkey.pem -days 2 -out "
              + kind
              + ".crt");
    }
    openssl("pkcs8 -topk8 -in rsa.pem -passout file:password.txt -out locked.key");
    nginx.run("sh", "-c", "cat ec.crt ec.pem > plain.pem; cat rsa.crt locked.key > locked.pem");
    openssl("pkcs12 -export -in rsa.crt -inkey rsa.pem -passout file:password.txt -out new.p12");
    openssl(
        "pkcs12 -export -legacy -in ec.crt -inkey ec.pem -passout file:password.txt -out old.p12");
    nginx.write("nginx.conf", configuration());
    nginx.start(
        "nginx", "-p", nginx.file(".").toString(), "-c", nginx.file("nginx.conf").toString());
  }

  private static void openssl(String arguments) throws Exception {
    nginx.run(("openssl " + arguments).split(" "));
  }

  private static String configuration() {
    String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
    return """
    %1$sdaemon off;
    pid %2$s/nginx.pid;
    error_log %2$s/error.log;
    events { }
    http {
      access_log off;
      client_body_temp_path %2$s/body;
      proxy_temp_path %2$s/proxy;
      fastcgi_temp_path %2$s/fastcgi;
      uwsgi_temp_path %2$s/uwsgi;
      scgi_temp_path %2$s/scgi;
      server {
        listen 127.0.0.1:%3$d ssl http2;
        ssl_certificate %2$s/chain.pem;
        ssl_certificate_key %2$s/key.pem;
        ssl_client_certificate %2$s/root.pem;
        ssl_verify_client on;
        location / { return 200 $ssl_client_s_dn; }
      }
    }
    """
        .formatted(user, nginx.file(".").normalize(), nginx.port());
  }

  @AfterAll
  static void stop() throws Exception {
    nginx.close();
  }

  private static Client client(URLCredential identity) {
    return new Client(ROOT, identity, UnaryOperator.identity());
  }

  private static URI url() {
    return URI.create("https://localhost:" + nginx.port() + "/");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"plain.pem,", "locked.pem, pass:word", "new.p12, pass:word", "old.p12, pass:word"})
  @DisplayName("B-167: nginx takes an identity from each kind of file that OpenSSL writes")
  void files(String name, String password) throws Exception {
    Path file = nginx.file(name);
    URLCredential identity =
        URLCredential.readIdentity(
            file, password == null ? null : password.toCharArray(), Persistence.NONE);
    try (Client client = client(identity)) {
      assertThat(client.get(url())).isEqualTo("200 CN=client");
      assertThat(client.challenges()).containsExactly("CLIENT_CERTIFICATE null");
    }
  }

  @Test
  @DisplayName("B-167: nginx says in HTTP what is wrong, so there is no TLS error but a 400")
  void refused() throws Exception {
    TestCertificate stranger = TestCertificate.forHosts("stranger.test");
    try (Client none = client(null);
        Client wrong =
            client(
                URLCredential.ofIdentity(
                    stranger.privateKey(), stranger.chain(), Persistence.NONE))) {
      assertThat(none.get(url())).startsWith("400 ").contains("No required SSL certificate");
      assertThat(wrong.get(url())).startsWith("400 ").contains("SSL certificate error");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The JDK's Kerberos against MIT's, by way of Apache's mod_auth_gssapi. */
@Tag("interop")
class NegotiateTest {

  private static final String ASKED = "[NEGOTIATE null]";

  private static Kerberos kerberos;
  private static Peer apache;

  @BeforeAll
  static void start() throws Exception {
    kerberos = Kerberos.start();
    apache = Peer.prepare("apache");
    apache.environment("KRB5_CONFIG", kerberos.configuration().toString());
    apache.environment("KRB5RCACHENAME", "none:");
    Apache.start(
        apache,
        List.of("auth_gssapi"),
        List.of("each", "bound"),
        location("each", "Off") + location("bound", "On"));
  }

  /** Complete, as the module takes nothing over from the location around it. */
  private static String location(String name, String bound) {
    return """
    <Location /%s>
      AuthType GSSAPI
      AuthName space
      GssapiCredStore keytab:%s
      GssapiAllowedMech krb5
      GssapiConnectionBound %s
      Require user me@URLSESSION.TEST
    </Location>
    """
        .formatted(name, kerberos.keytab(), bound);
  }

  @AfterAll
  static void stop() throws Exception {
    apache.close();
    kerberos.close();
  }

  private static List<String> client(String password, String... paths) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("me", password));
    for (String path : paths) {
      arguments.add("http://localhost:" + apache.port() + path);
    }
    return kerberos
        .run(KerberosClient.class, arguments.toArray(String[]::new))
        .lines()
        .filter(line -> line.matches("\\d+ .*|\\[.*"))
        .toList();
  }

  @Test
  @DisplayName("B-173: with a password, once for a connection that the server holds to")
  void bound() throws Exception {
    assertThat(client(Kerberos.PASSWORD, "/bound/", "/bound/", "/bound/"))
        .containsExactly("200 bound", "200 bound", "200 bound", ASKED);
  }

  @Test
  @DisplayName("B-161, B-173: with a password, again for each request without asking the user")
  void each() throws Exception {
    assertThat(client(Kerberos.PASSWORD, "/each/", "/each/", "/each/"))
        .containsExactly("200 each", "200 each", "200 each", ASKED);
  }

  @Test
  @DisplayName("B-150: without a password by the ticket that the user has")
  void ticket() throws Exception {
    kerberos.getTicket();
    assertThat(client("-", "/each/")).containsExactly("200 each", ASKED);
  }

  @Test
  @DisplayName("B-157: a wrong password is a 401, and asked about again")
  void wrong() throws Exception {
    assertThat(client("wrong", "/each/")).hasSize(2).first().asString().startsWith("401 ");
  }
}

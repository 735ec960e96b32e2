// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.testing.TestCertificate;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Gets each URL and prints what came, then how often it was asked. User and password are the first
 * two arguments; - is no password.
 */
final class KerberosClient {

  private KerberosClient() {}

  public static void main(String[] args) throws Exception {
    URLCredential credential =
        URLCredential.ofUser(
            args[0], args[1].equals("-") ? null : args[1], Persistence.FOR_SESSION);
    try (Client client =
        new Client(TestCertificate.forLocalhost(), credential, UnaryOperator.identity())) {
      for (String url : List.of(args).subList(2, args.length)) {
        System.out.println(client.get(URI.create(url)).lines().findFirst().orElse(""));
      }
      System.out.println(client.challenges());
    }
  }
}

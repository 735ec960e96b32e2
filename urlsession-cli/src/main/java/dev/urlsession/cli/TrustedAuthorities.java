// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.CertificateAuthorities;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom the command trusts: the authorities of a file, or the platform's. */
final class TrustedAuthorities {

  private TrustedAuthorities() {}

  static X509TrustManager of(@Nullable Path file) throws CommandFailure {
    if (file == null) {
      return platform();
    }
    try {
      return CertificateAuthorities.read(file).trustManager();
    } catch (IOException unreadable) {
      throw CommandFailure.usage(
          "--cacert: there are no certificates that could be read in " + file + ".");
    }
  }

  private static X509TrustManager platform() throws CommandFailure {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore platform = null;
      factory.init(platform);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager found) {
          return found;
        }
      }
    } catch (GeneralSecurityException unreadable) {
      // Said below.
    }
    throw CommandFailure.of(ExitCode.OTHER, "This Java has no certificate authorities.");
  }
}

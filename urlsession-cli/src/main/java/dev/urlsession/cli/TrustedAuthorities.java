// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.CertificateAuthorities;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom the command trusts: the authorities of a file, or the platform's. */
final class TrustedAuthorities {

  private TrustedAuthorities() {}

  static X509TrustManager of(@Nullable Path file) throws CommandFailure {
    return file == null ? platform() : read(file);
  }

  private static X509TrustManager read(Path file) throws CommandFailure {
    try {
      return CertificateAuthorities.read(file).trustManager();
    } catch (IOException unreadable) {
      throw CommandFailure.usage(
          "--cacert: there are no certificates that could be read in " + file + ".");
    }
  }

  private static X509TrustManager platform() throws CommandFailure {
    try {
      return CertificateAuthorities.platform().trustManager();
    } catch (IOException unreadable) {
      throw CommandFailure.of(ExitCode.OTHER, "This Java has no certificate authorities.");
    }
  }
}

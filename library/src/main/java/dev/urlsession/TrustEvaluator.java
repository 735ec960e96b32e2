// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.TrustEvaluation.Reason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Judges a server's certificates as default handling does. Knows no sockets. */
final class TrustEvaluator {

  private final List<X509Certificate> chain;
  private final String host;
  private final List<byte[]> staples;

  TrustEvaluator(List<X509Certificate> chain, String host, List<byte[]> staples) {
    this.chain = chain;
    this.host = host;
    this.staples = staples;
  }

  TrustEvaluation evaluate(X509TrustManager anchors) {
    try {
      // "UNKNOWN" is what JSSE itself passes when the key exchange does not name the key's kind.
      anchors.checkServerTrusted(chain.toArray(new X509Certificate[0]), "UNKNOWN");
    } catch (CertificateException refused) {
      return because(TrustReasons.of(refused, chain, anchors.getAcceptedIssuers()), refused);
    }
    Set<X509Certificate> trusted = Set.of(distinct(anchors.getAcceptedIssuers()));
    if (StapledRevocation.isRevoked(chain, staples, trusted)) {
      return because(Reason.REVOKED, null);
    }
    // Who is trusted by name needs no proof by signature.
    if (!trusted.contains(chain.get(0)) && !CertificateStrength.isEnough(chain, trusted)) {
      return because(Reason.WEAK, null);
    }
    try {
      ServerIdentity.check(chain.get(0), host);
    } catch (CertificateException otherHost) {
      return because(Reason.WRONG_HOST, otherHost);
    }
    return because(Reason.TRUSTED, null);
  }

  private static X509Certificate[] distinct(X509Certificate[] issuers) {
    return Set.copyOf(List.of(issuers)).toArray(new X509Certificate[0]);
  }

  private TrustEvaluation because(Reason reason, @Nullable CertificateException cause) {
    return new TrustEvaluation(reason, message(reason, cause), cause);
  }

  private String message(Reason reason, @Nullable CertificateException cause) {
    String of = "The certificate of " + host;
    return switch (reason) {
      case TRUSTED -> of + " is to be trusted.";
      case EXPIRED -> of + " is over.";
      case NOT_YET_VALID -> of + " is not valid yet; check this machine's clock.";
      case UNKNOWN_ROOT -> of + " comes from nobody this machine trusts.";
      case REVOKED -> of + " was revoked by its issuer.";
      case WEAK -> of + " has a key or a signature that is too weak today.";
      case NAME_NOT_PERMITTED -> of + " comes from an issuer that may not vouch for this name.";
      case INVALID -> of + " is refused" + (cause == null ? "." : ": " + cause.getMessage() + ".");
      case WRONG_HOST -> of + " does not name the host, it belongs to another one.";
    };
  }
}

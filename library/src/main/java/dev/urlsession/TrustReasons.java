// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.TrustEvaluation.Reason;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells why a trust manager refused a chain: its exceptions say little. */
final class TrustReasons {

  private static final int DEPTH = 16;

  private TrustReasons() {}

  static Reason of(
      CertificateException refused, List<X509Certificate> chain, X509Certificate[] anchors) {
    Reason dates = ofDates(chain);
    if (dates != null) {
      return dates;
    }
    Reason told = ofCauses(refused);
    // Who looks for a path says of every one that failed only that there is none.
    return told == Reason.UNKNOWN_ROOT ? ofPath(chain, anchors) : told;
  }

  private static @Nullable Reason ofDates(List<X509Certificate> chain) {
    for (X509Certificate each : chain) {
      try {
        each.checkValidity();
      } catch (CertificateExpiredException over) {
        return Reason.EXPIRED;
      } catch (CertificateNotYetValidException early) {
        return Reason.NOT_YET_VALID;
      }
    }
    return null;
  }

  private static Reason ofCauses(Throwable refused) {
    Throwable at = refused;
    for (int depth = 0; at != null && depth < DEPTH; depth++) {
      if (at instanceof CertificateExpiredException) {
        return Reason.EXPIRED;
      }
      if (at instanceof CertificateNotYetValidException) {
        return Reason.NOT_YET_VALID;
      }
      if (at instanceof CertificateRevokedException) {
        return Reason.REVOKED;
      }
      if (at instanceof CertPathBuilderException) {
        return Reason.UNKNOWN_ROOT;
      }
      if (at instanceof CertPathValidatorException broken) {
        return ofReason(broken.getReason());
      }
      at = at.getCause();
    }
    return Reason.INVALID;
  }

  private static Reason ofReason(CertPathValidatorException.@Nullable Reason reason) {
    if (reason instanceof BasicReason basic) {
      return switch (basic) {
        case EXPIRED -> Reason.EXPIRED;
        case NOT_YET_VALID -> Reason.NOT_YET_VALID;
        case REVOKED -> Reason.REVOKED;
        case ALGORITHM_CONSTRAINED -> Reason.WEAK;
        default -> Reason.INVALID;
      };
    }
    if (reason instanceof PKIXReason rule) {
      return switch (rule) {
        case NO_TRUST_ANCHOR, NAME_CHAINING -> Reason.UNKNOWN_ROOT;
        case INVALID_NAME -> Reason.NAME_NOT_PERMITTED;
        default -> Reason.INVALID;
      };
    }
    return Reason.INVALID;
  }

  /** What is wrong with the chain just as it was shown. */
  private static Reason ofPath(List<X509Certificate> chain, X509Certificate[] anchors) {
    Set<TrustAnchor> trusted = new HashSet<>();
    List<X509Certificate> path = new ArrayList<>(chain);
    for (X509Certificate anchor : anchors) {
      trusted.add(new TrustAnchor(anchor, null));
      path.remove(anchor);
    }
    if (trusted.isEmpty() || path.isEmpty()) {
      return Reason.UNKNOWN_ROOT;
    }
    try {
      PKIXParameters parameters = new PKIXParameters(trusted);
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return Reason.INVALID;
    } catch (CertPathValidatorException broken) {
      return ofReason(broken.getReason());
    } catch (GeneralSecurityException unusable) {
      return Reason.INVALID;
    }
  }
}

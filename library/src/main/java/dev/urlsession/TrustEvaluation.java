// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/**
 * What default handling thinks of a {@link ServerTrust}, and why. Apple: {@code SecTrustResultType}
 * with the error of {@code SecTrustEvaluateWithError}.
 *
 * @param reason why the server is trusted or not
 * @param message one sentence for people
 * @param cause the lower error behind it; null when there is none
 */
public record TrustEvaluation(Reason reason, String message, @Nullable CertificateException cause) {

  /** Whether default handling lets the connection be used. */
  public boolean isTrusted() {
    return reason == Reason.TRUSTED;
  }

  /** Why a server is trusted or not; the first that applies, in this order. */
  public enum Reason {
    /** Nothing speaks against it. */
    TRUSTED(null),
    /** A certificate of the chain is over: −1201. */
    EXPIRED(URLError.Code.SERVER_CERTIFICATE_HAS_BAD_DATE),
    /** A certificate of the chain is not in force yet: −1204. */
    NOT_YET_VALID(URLError.Code.SERVER_CERTIFICATE_NOT_YET_VALID),
    /** Nobody trusted vouches for it: self-signed, a private or an incomplete chain: −1203. */
    UNKNOWN_ROOT(URLError.Code.SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT),
    /** Its issuer took it back, as the stapled OCSP answer or the trust manager says: −1202. */
    REVOKED(URLError.Code.SERVER_CERTIFICATE_UNTRUSTED),
    /** A key below 2048 bits of RSA or 256 of EC, or a signature with SHA-1 or worse: −1202. */
    WEAK(URLError.Code.SERVER_CERTIFICATE_UNTRUSTED),
    /** Its issuer may not vouch for such names: −1202. */
    NAME_NOT_PERMITTED(URLError.Code.SERVER_CERTIFICATE_UNTRUSTED),
    /** The chain breaks another rule, such as an issuer that is no authority: −1202. */
    INVALID(URLError.Code.SERVER_CERTIFICATE_UNTRUSTED),
    /** It belongs to another host: −1202. */
    WRONG_HOST(URLError.Code.SERVER_CERTIFICATE_UNTRUSTED);

    private final URLError.@Nullable Code code;

    Reason(URLError.@Nullable Code code) {
      this.code = code;
    }

    /** What a load fails with when the server is refused for it; null for {@link #TRUSTED}. */
    public URLError.@Nullable Code errorCode() {
      return code;
    }
  }
}

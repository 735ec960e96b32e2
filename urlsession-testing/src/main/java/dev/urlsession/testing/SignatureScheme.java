// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.security.PrivateKey;

/**
 * How a certificate is signed.
 *
 * @param algorithm the JDK's name
 * @param identifier the same as a DER AlgorithmIdentifier
 */
record SignatureScheme(String algorithm, byte[] identifier) {

  static SignatureScheme of(PrivateKey signer, boolean sha1) {
    if (signer.getAlgorithm().equals("RSA")) {
      return new SignatureScheme(
          sha1 ? "SHA1withRSA" : "SHA256withRSA",
          Der.sequence(Der.oid(1, 2, 840, 113549, 1, 1, sha1 ? 5 : 11), Der.nothing()));
    }
    return sha1
        ? new SignatureScheme("SHA1withECDSA", Der.sequence(Der.oid(1, 2, 840, 10045, 4, 1)))
        : new SignatureScheme("SHA256withECDSA", Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2)));
  }
}

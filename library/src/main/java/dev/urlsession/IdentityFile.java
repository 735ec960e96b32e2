// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A private key with its certificates, as it comes in files: PKCS#12 or PEM. */
record IdentityFile(PrivateKey key, List<X509Certificate> chain) {

  static IdentityFile parse(byte[] bytes, char @Nullable [] password, Path file)
      throws IOException {
    return PemFile.isPem(bytes)
        ? PemFile.parse(bytes).identity(password, file)
        : pkcs12(bytes, password, file);
  }

  private static IdentityFile pkcs12(byte[] bytes, char @Nullable [] password, Path file)
      throws IOException {
    char[] given = password == null ? new char[0] : password;
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), given);
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain != null && store.getKey(alias, given) instanceof PrivateKey key) {
          return new IdentityFile(key, Stream.of(chain).map(X509Certificate.class::cast).toList());
        }
      }
    } catch (GeneralSecurityException | IOException unreadable) {
      throw unreadable(file, password, unreadable);
    }
    throw new IOException("There is no private key with a certificate in " + file);
  }

  static IOException unreadable(Path file, char @Nullable [] password, Exception cause) {
    boolean isPlain = password == null || CharBuffer.wrap(password).chars().allMatch(c -> c < 128);
    return new IOException(
        "There is no identity that could be read in "
            + file
            + (isPlain
                ? "; is the password right?"
                : "; Java takes passwords of ASCII characters only, so give it another."),
        cause);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.CertificateAuthorities;
import dev.urlsession.URLCredential;
import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.testing.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFileTest {

  private static final char[] PASSWORD = "pass word".toCharArray();

  @TempDir Path directory;

  private static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String certificates(TestCertificate of) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509Certificate each : of.chain()) {
      text.append(pem("CERTIFICATE", each.getEncoded()));
    }
    return text.toString();
  }

  private static void check(URLCredential read, TestCertificate expected) {
    assertThat(read.identity()).isEqualTo(expected.privateKey());
    assertThat(read.certificates()).isEqualTo(expected.chain());
    assertThat(read.persistence()).isEqualTo(Persistence.FOR_SESSION);
  }

  @Test
  @DisplayName("B-167: an identity from PKCS#12; a wrong password says so")
  void pkcs12() throws Exception {
    TestCertificate client = Zoo.good();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "me", client.privateKey(), PASSWORD, client.chain().toArray(new X509Certificate[0]));
    Path file = directory.resolve("me.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }

    check(URLCredential.readIdentity(file, PASSWORD, Persistence.FOR_SESSION), client);
    assertThatThrownBy(() -> URLCredential.readIdentity(file, null, Persistence.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("password");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("B-167: an identity from PEM, the key before or behind the certificates")
  void pem(boolean keyFirst) throws Exception {
    TestCertificate client = Zoo.good();
    String key = pem("PRIVATE KEY", client.privateKey().getEncoded());
    String chain = certificates(client);
    Path file = write("me.pem", keyFirst ? key + chain : "Subject: me\n" + chain + key);

    check(URLCredential.readIdentity(file, null, Persistence.FOR_SESSION), client);
  }

  @Test
  @DisplayName("B-167: RSA keys as PKCS#1, too")
  void pkcs1() throws Exception {
    TestCertificate client = TestCertificate.builder().rsa(2048).build();
    byte[] pkcs8 = client.privateKey().getEncoded();
    // The key stands behind a header of 26 bytes.
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    Path file = write("me.pem", pem("RSA PRIVATE KEY", pkcs1) + certificates(client));

    check(URLCredential.readIdentity(file, null, Persistence.FOR_SESSION), client);
  }

  @Test
  @DisplayName("B-167: EC keys as OpenSSL writes them, too, with the name of their curve")
  void sec1() throws Exception {
    TestCertificate client = Zoo.good();
    byte[] pkcs8 = client.privateKey().getEncoded();
    // Behind a header of 28 bytes with the curve's name in it, and without that name.
    byte[] curve = Arrays.copyOfRange(pkcs8, 16, 26);
    byte[] bare = Arrays.copyOfRange(pkcs8, 28, pkcs8.length);
    byte[] sec1 =
        ByteBuffer.allocate(bare.length + 12)
            .put(bare, 0, 39)
            .put((byte) 0xA0)
            .put((byte) curve.length)
            .put(curve)
            .put(bare, 39, bare.length - 39)
            .array();
    sec1[1] += 12;
    String parameters = pem("EC PARAMETERS", curve);
    Path file = write("me.pem", parameters + pem("EC PRIVATE KEY", sec1) + certificates(client));

    URLCredential read = URLCredential.readIdentity(file, null, Persistence.FOR_SESSION);
    assertThat(((ECPrivateKey) read.identity()).getS())
        .isEqualTo(((ECPrivateKey) client.privateKey()).getS());
    assertThat(read.certificates()).isEqualTo(client.chain());
    Path without = write("bare.pem", pem("EC PRIVATE KEY", bare) + certificates(client));
    assertThatThrownBy(() -> URLCredential.readIdentity(without, null, Persistence.NONE))
        .isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("B-167: Java cannot use a password that is not ASCII, and it is said")
  void notPlain() throws Exception {
    Path file = write("me.p12", "0");
    assertThatThrownBy(() -> URLCredential.readIdentity(file, "ö".toCharArray(), Persistence.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ASCII")
        .hasMessageNotContaining("ö");
  }

  @Test
  @DisplayName("B-167: an encrypted key in PEM needs its password")
  void encrypted() throws Exception {
    TestCertificate client = Zoo.good();
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    SecretKey secret =
        SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(PASSWORD));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, secret);
    byte[] sealed = cipher.doFinal(client.privateKey().getEncoded());
    byte[] der = encryptedPrivateKeyInfo(cipher.getParameters().getEncoded(), sealed);
    Path file = write("me.pem", pem("ENCRYPTED PRIVATE KEY", der) + certificates(client));

    check(URLCredential.readIdentity(file, PASSWORD, Persistence.FOR_SESSION), client);
    for (char[] wrong : new char[][] {null, "wrong".toCharArray()}) {
      assertThatThrownBy(() -> URLCredential.readIdentity(file, wrong, Persistence.NONE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("password");
    }
  }

  /** RFC 5958, 3, with PBES2, which JDK 17 reads and does not write. */
  private static byte[] encryptedPrivateKeyInfo(byte[] parameters, byte[] sealed) {
    byte[] pbes2 = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 5, 13};
    return der(0x30, der(0x30, pbes2, parameters), der(4, sealed));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      inner.writeBytes(part);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    if (inner.size() > 127) {
      value.write(0x82);
      value.write(inner.size() >>> 8);
    }
    value.write(inner.size());
    value.writeBytes(inner.toByteArray());
    return value.toByteArray();
  }

  @Test
  @DisplayName("what is in no known form says what to do")
  void unknown() throws Exception {
    TestCertificate client = Zoo.good();
    for (String text :
        new String[] {
          certificates(client),
          pem("PRIVATE KEY", client.privateKey().getEncoded()),
          pem("EC PRIVATE KEY", new byte[] {1}) + certificates(client),
          "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n-----END RSA PRIVATE KEY-----",
          ""
        }) {
      Path file = write("odd.pem", text);
      assertThatThrownBy(() -> URLCredential.readIdentity(file, null, Persistence.NONE))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  @DisplayName("B-165: authorities of one's own from a PEM file")
  void authorities() throws Exception {
    Path file =
        write("ca.pem", certificates(Zoo.ROOT) + certificates(TestCertificate.forLocalhost()));

    assertThat(CertificateAuthorities.read(file).certificates())
        .hasSize(2)
        .contains(Zoo.ROOT.certificate());
    Path empty = write("none.pem", "nothing");
    assertThatThrownBy(() -> CertificateAuthorities.read(empty)).isInstanceOf(IOException.class);
  }

  @Property(tries = 200)
  void anyBytes(@ForAll byte[] bytes, @ForAll String label) throws IOException {
    Path file = Files.createTempFile("urlsession-identity", ".pem");
    try {
      Files.writeString(
          file, "-----BEGIN PRIVATE KEY-----\n" + label + "\n-----END PRIVATE KEY-----");
      assertThatThrownBy(() -> URLCredential.readIdentity(file, null, Persistence.NONE))
          .isInstanceOf(IOException.class);
      Files.write(file, bytes);
      assertThatThrownBy(() -> URLCredential.readIdentity(file, null, Persistence.NONE))
          .isInstanceOf(IOException.class);
    } finally {
      Files.delete(file);
    }
  }
}

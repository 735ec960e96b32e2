// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;

/**
 * Permanent credentials on disk: a PKCS#12 key store with all of them in one secret entry, for its
 * owner only (0600), replaced as a whole by a rename. Each change reads the file first, under a
 * lock, since other processes of the application may have changed it. Methods block.
 *
 * <p>What keeps others out is the file's permissions. The password of the key store is no secret:
 * it keeps passwords from showing where the file is searched or displayed, no more.
 */
public final class CredentialFile {

  private static final String ALIAS = "credentials";
  private static final char[] PASSWORD = "urlsession".toCharArray();

  /** One process holds a file's lock once only, whoever asks. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path file;

  /** Need not exist, nor its directory. */
  public CredentialFile(Path file) {
    this.file = file;
  }

  /** What is there; nothing when there is no file. */
  public List<StoredCredential> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD);
      Key key = store.getKey(ALIAS, PASSWORD);
      return key == null ? List.of() : CredentialFormat.decode(key.getEncoded());
    } catch (GeneralSecurityException damaged) {
      throw new IOException("The key store of the credentials cannot be read.", damaged);
    }
  }

  /** Puts it in place of the one of the same user. */
  public void put(StoredCredential credential) throws IOException {
    update(
        before -> {
          List<StoredCredential> after =
              without(before, credential.space(), credential.credential());
          if (credential.isDefault()) {
            after.replaceAll(
                one -> one.space().equals(credential.space()) ? one.asDefault(false) : one);
          }
          after.add(credential);
          return after;
        });
  }

  /** Takes the one of this user out. */
  public void remove(URLProtectionSpace space, URLCredential credential) throws IOException {
    if (Files.exists(file)) {
      update(before -> without(before, space, credential));
    }
  }

  private static List<StoredCredential> without(
      List<StoredCredential> before, URLProtectionSpace space, URLCredential credential) {
    List<StoredCredential> after = new ArrayList<>(before);
    after.removeIf(one -> one.isOf(space, credential));
    return after;
  }

  private void update(UnaryOperator<List<StoredCredential>> change) throws IOException {
    synchronized (ONE_AT_A_TIME) {
      Path parent = file.toAbsolutePath().normalize().getParent();
      Path directory = OwnerOnly.directory(parent == null ? file.toAbsolutePath() : parent);
      Path lock = OwnerOnly.file(directory.resolve(file.getFileName() + ".lock"));
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        List<StoredCredential> before = readable();
        List<StoredCredential> after = change.apply(before);
        if (held.isValid() && !after.equals(before)) {
          replace(directory, after);
        }
      }
    }
  }

  /** A file nobody can read must not keep new credentials from being stored; it is set aside. */
  private List<StoredCredential> readable() throws IOException {
    try {
      return read();
    } catch (IOException damaged) {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return List.of();
    }
  }

  private void replace(Path directory, List<StoredCredential> credentials) throws IOException {
    if (credentials.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Path next = directory.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    OwnerOnly.file(next);
    try {
      write(next, credentials);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static void write(Path to, List<StoredCredential> credentials) throws IOException {
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      store.setEntry(
          ALIAS,
          new KeyStore.SecretKeyEntry(
              new SecretKeySpec(CredentialFormat.encode(credentials), "AES")),
          new KeyStore.PasswordProtection(PASSWORD));
      store.store(out, PASSWORD);
      channel.force(true);
    } catch (GeneralSecurityException impossible) {
      throw new IOException("The key store of the credentials cannot be written.", impossible);
    }
  }
}

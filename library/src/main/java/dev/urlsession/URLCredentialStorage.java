// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Credentials by protection space, and each space's default one. Apple: {@code
 * URLCredentialStorage}.
 *
 * <p>What opened a space and is stored here answers challenges without asking the delegate again
 * (B-161); to sign out, remove it.
 *
 * <p>{@link #shared()} keeps {@linkplain URLCredential.Persistence#PERMANENT permanent} credentials
 * of users in a PKCS#12 key store in the application's own directory, which only its owner can
 * read; {@link #permanent} in a file of your choice. The storage of an ephemeral session never
 * touches the disk. To keep them elsewhere, such as in a desktop's secret service, override the
 * methods that take a task, which the loader prefers.
 *
 * <p>Thread-safe. Reading the file the first time, and changing it, blocks.
 */
public class URLCredentialStorage {

  private static final URLCredentialStorage SHARED =
      new URLCredentialStorage(PermanentCredentials.ofApplication());

  private final CredentialTable table = new CredentialTable();
  private final ChangeListeners listeners = new ChangeListeners();
  private final @Nullable PermanentCredentials permanent;

  /** An empty storage of its own, in memory, as an ephemeral session has one. */
  public URLCredentialStorage() {
    this(null);
  }

  private URLCredentialStorage(@Nullable PermanentCredentials permanent) {
    this.permanent = permanent;
  }

  /**
   * A storage that keeps permanent credentials in this file. Not in Apple's API.
   *
   * @param file a PKCS#12 key store, made for its owner only when the first one is stored
   */
  public static URLCredentialStorage permanent(Path file) {
    return new URLCredentialStorage(new PermanentCredentials(() -> file));
  }

  /** The storage of the process. Apple: {@code sharedCredentialStorage}. */
  public static URLCredentialStorage shared() {
    return SHARED;
  }

  /**
   * The space's credentials.
   *
   * @param space the space
   * @return by user name; an identity goes by its subject, a server trust by its host. Empty when
   *     there are none
   */
  public Map<String, URLCredential> credentials(URLProtectionSpace space) {
    return filled().of(space);
  }

  /** Every space that has credentials, with them; a copy. */
  public Map<URLProtectionSpace, Map<String, URLCredential>> allCredentials() {
    return filled().all();
  }

  /**
   * Stores a credential in place of the one of the same user, if there is one (B-160). One with
   * {@link URLCredential.Persistence#NONE} is not stored (B-159).
   *
   * @param credential what to store
   * @param space what it opens
   */
  public void setCredential(URLCredential credential, URLProtectionSpace space) {
    stored(filled().set(credential, space), credential, space);
  }

  /**
   * Removes the credential of the same user, also as the default.
   *
   * @param credential whose user's credential to remove
   * @param space what it opens
   */
  public void removeCredential(URLCredential credential, URLProtectionSpace space) {
    boolean changed = filled().remove(credential, space);
    if (changed && permanent != null) {
      permanent.removed(credential, space);
    }
    notifyIf(changed);
  }

  /**
   * The credential that was set as the default of the space.
   *
   * @param space the space
   * @return null when none was
   */
  public @Nullable URLCredential defaultCredential(URLProtectionSpace space) {
    return filled().defaultOf(space);
  }

  /**
   * Stores a credential and makes it the default of the space. One with {@link
   * URLCredential.Persistence#NONE} is not stored.
   *
   * @param credential what to store
   * @param space what it opens
   */
  public void setDefaultCredential(URLCredential credential, URLProtectionSpace space) {
    stored(filled().setDefault(credential, space), credential, space);
  }

  /**
   * What the loader calls for {@link #credentials(URLProtectionSpace)}; override it to answer from
   * elsewhere, on any thread. Apple: {@code getCredentialsForProtectionSpace:task:}.
   *
   * @param space the space
   * @param task the task that needs them
   * @param completionHandler takes them, exactly once
   */
  public void getCredentials(
      URLProtectionSpace space,
      URLSessionTask task,
      Consumer<Map<String, URLCredential>> completionHandler) {
    completionHandler.accept(credentials(space));
  }

  /**
   * What the loader calls for {@link #setCredential(URLCredential, URLProtectionSpace)}.
   *
   * @param credential what to store
   * @param space what it opens
   * @param task the task that used it
   */
  public void setCredential(
      URLCredential credential, URLProtectionSpace space, URLSessionTask task) {
    setCredential(credential, space);
  }

  /**
   * What the loader calls for {@link #removeCredential(URLCredential, URLProtectionSpace)}.
   *
   * @param credential whose user's credential to remove
   * @param space what it opens
   * @param task the task that used it
   */
  public void removeCredential(
      URLCredential credential, URLProtectionSpace space, URLSessionTask task) {
    removeCredential(credential, space);
  }

  /**
   * What the loader calls for {@link #defaultCredential(URLProtectionSpace)}; override it to answer
   * from elsewhere, on any thread. Apple: {@code getDefaultCredentialForProtectionSpace:task:}.
   *
   * @param space the space
   * @param task the task that needs it
   * @param completionHandler takes it or null, exactly once
   */
  public void getDefaultCredential(
      URLProtectionSpace space,
      URLSessionTask task,
      Consumer<@Nullable URLCredential> completionHandler) {
    completionHandler.accept(defaultCredential(space));
  }

  /**
   * What the loader calls for {@link #setDefaultCredential(URLCredential, URLProtectionSpace)}.
   *
   * @param credential what to store
   * @param space what it opens
   * @param task the task that used it
   */
  public void setDefaultCredential(
      URLCredential credential, URLProtectionSpace space, URLSessionTask task) {
    setDefaultCredential(credential, space);
  }

  /**
   * Calls the listener after every change, on the thread that made it. In place of Apple's {@code
   * NSURLCredentialStorageChangedNotification}.
   *
   * @param listener what to run; it should return soon
   * @return run it to stop listening
   */
  public Runnable addChangeListener(Runnable listener) {
    return listeners.add(listener);
  }

  private CredentialTable filled() {
    if (permanent != null) {
      permanent.fill(table);
    }
    return table;
  }

  private void stored(boolean changed, URLCredential credential, URLProtectionSpace space) {
    if (changed && permanent != null) {
      permanent.stored(credential, space, table);
    }
    notifyIf(changed);
  }

  private void notifyIf(boolean changed) {
    if (changed) {
      listeners.changed();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Credentials by protection space, and each space's default one. Apple: {@code
 * URLCredentialStorage}.
 *
 * <p>What is stored here answers challenges without asking the delegate again (B-161); to sign out,
 * remove it. Kept in memory until the process ends, permanent ones too: a store that outlives the
 * process is yours to add by overriding the methods that take a task, which the loader prefers.
 *
 * <p>Thread-safe.
 */
public class URLCredentialStorage {

  private static final URLCredentialStorage SHARED = new URLCredentialStorage();

  private final CredentialTable table = new CredentialTable();
  private final ChangeListeners listeners = new ChangeListeners();

  /** An empty storage of its own, as an ephemeral session has one. */
  public URLCredentialStorage() {}

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
    return table.of(space);
  }

  /** Every space that has credentials, with them; a copy. */
  public Map<URLProtectionSpace, Map<String, URLCredential>> allCredentials() {
    return table.all();
  }

  /**
   * Stores a credential in place of the one of the same user, if there is one (B-160). One with
   * {@link URLCredential.Persistence#NONE} is not stored (B-159).
   *
   * @param credential what to store
   * @param space what it opens
   */
  public void setCredential(URLCredential credential, URLProtectionSpace space) {
    notifyIf(table.set(credential, space));
  }

  /**
   * Removes the credential of the same user, also as the default.
   *
   * @param credential whose user's credential to remove
   * @param space what it opens
   */
  public void removeCredential(URLCredential credential, URLProtectionSpace space) {
    notifyIf(table.remove(credential, space));
  }

  /**
   * The credential that was set as the default of the space.
   *
   * @param space the space
   * @return null when none was
   */
  public @Nullable URLCredential defaultCredential(URLProtectionSpace space) {
    return table.defaultOf(space);
  }

  /**
   * Stores a credential and makes it the default of the space. One with {@link
   * URLCredential.Persistence#NONE} is not stored.
   *
   * @param credential what to store
   * @param space what it opens
   */
  public void setDefaultCredential(URLCredential credential, URLProtectionSpace space) {
    notifyIf(table.setDefault(credential, space));
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

  private void notifyIf(boolean changed) {
    if (changed) {
      listeners.changed();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.internal.transport.ConnectionIdentity;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Shows that one has a credential, in the head of each request. Confined to the loop. */
public interface Proof {

  /** The value of Authorization or Proxy-Authorization for the next head; null for none. */
  @Nullable String header(Head head);

  /** Hashes the body for {@link Head#bodyHash()}; null when the proof does not cover it. */
  default @Nullable MessageDigest bodyHash() {
    return null;
  }

  /** The server told about the next request. */
  default void informed(String info) {}

  /** Whether there is anything to be refused. */
  default boolean isShown() {
    return true;
  }

  /** Whether the next head opens nothing yet, so that the body need not go with it. */
  default boolean isPreliminary() {
    return false;
  }

  /** Which connections it likes; null for any that nobody was proven on. */
  default @Nullable ConnectionIdentity identity() {
    return null;
  }

  /** It is not shown again. */
  default void abandoned() {}

  /** It opened what it was made for; gives what is shown from now on. */
  default Proof accepted() {
    return this;
  }
}

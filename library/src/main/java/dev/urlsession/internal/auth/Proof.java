// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

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
}

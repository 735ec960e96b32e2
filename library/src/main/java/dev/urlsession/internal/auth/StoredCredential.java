// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;

/**
 * A credential as it lies in a file.
 *
 * @param isDefault whether it is its space's default
 */
public record StoredCredential(
    URLProtectionSpace space, URLCredential credential, boolean isDefault) {

  /** Whether it is the credential of this user for this space. */
  boolean isOf(URLProtectionSpace other, URLCredential of) {
    return space.equals(other) && credential.user() != null && credential.user().equals(of.user());
  }

  StoredCredential asDefault(boolean value) {
    return new StoredCredential(space, credential, value);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/**
 * A background session could not be made: its identifier is in use ({@link
 * URLError.Code#BACKGROUND_SESSION_IN_USE_BY_ANOTHER_PROCESS}), or there is no daemon to be had
 * ({@link URLError.Code#BACKGROUND_SESSION_WAS_DISCONNECTED}). Apple tells the first task instead;
 * here nothing is accepted that could get lost.
 */
public final class BackgroundSessionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final URLError error;

  /** For that reason. */
  public BackgroundSessionException(URLError error) {
    super(error.getMessage(), error);
    this.error = error;
  }

  /** Why, with Apple's code. */
  public URLError error() {
    return error;
  }
}

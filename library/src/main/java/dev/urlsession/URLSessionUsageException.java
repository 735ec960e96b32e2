// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/**
 * The library was used in a way that cannot work, such as a header value with a line break. The
 * message says what to do instead. Where Apple's raises {@code NSInvalidArgumentException}.
 */
public final class URLSessionUsageException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** With a sentence that says what to do. */
  public URLSessionUsageException(String message) {
    super(message);
  }
}

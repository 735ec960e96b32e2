// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import org.jspecify.annotations.Nullable;

/** The bytes are not what their Content-Encoding promises. */
public final class BadCodingException extends Exception {

  private static final long serialVersionUID = 1L;

  BadCodingException(String coding, String problem) {
    this(coding, problem, null);
  }

  BadCodingException(String coding, String problem, @Nullable Throwable cause) {
    super("The body is not valid " + coding + ": " + problem + ".", cause);
  }
}

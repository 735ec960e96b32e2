// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

/** The Content-Encoding names something this machine cannot decode. */
public final class UnknownCodingException extends Exception {

  private static final long serialVersionUID = 1L;

  UnknownCodingException(String message) {
    super(message);
  }
}

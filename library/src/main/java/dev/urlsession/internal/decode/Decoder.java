// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Turns encoded bytes into decoded ones, piece by piece. Not thread-safe.
 *
 * <p>The conversation: {@link #feed} some bytes, call {@link #next} until it answers {@code null},
 * feed again; at the end of the input and after the last {@code null}, {@link #finish}; always
 * {@link #close}. Nothing is expanded before it is asked for, so memory stays at what was fed and
 * not yet used, the coding's window and one piece.
 *
 * <p>No input at all is no error and decodes to nothing: servers label empty bodies, too. Limits on
 * the decoded size are the caller's business.
 */
public interface Decoder extends AutoCloseable {

  /** The most bytes one piece has: 64 KiB. */
  int PIECE_BYTES = 64 * 1024;

  /**
   * Takes all bytes (a copy of those it cannot use yet); the position is at the limit afterwards.
   */
  void feed(ByteBuffer encoded);

  /**
   * The next decoded bytes: never empty, at most {@link #PIECE_BYTES}, in a buffer that is the
   * caller's to keep; {@code null} when more input is needed. After a failure it fails again, after
   * {@link #close} it answers {@code null}.
   */
  @Nullable ByteBuffer next() throws BadCodingException;

  /** Says that the input has ended; fails when the coding is cut off. */
  void finish() throws BadCodingException;

  /** Frees native memory; may be called again. */
  @Override
  void close();
}

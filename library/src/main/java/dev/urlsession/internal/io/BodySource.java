// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.io;

import java.nio.ByteBuffer;

/**
 * A body that is pulled: nothing is read from the network that nobody demanded, which is all there
 * is to back-pressure and suspending. Used on the loop only.
 */
public interface BodySource {

  /** Says who gets the body; called once, before anything else. */
  void start(BodyReceiver receiver);

  /** Asks for one more chunk, or the end. Not to be called again before it came. */
  void demand();

  /**
   * Ends it early and frees what it holds; the receiver hears nothing more. Harmless when ended.
   */
  void cancel();

  /** A body of no bytes. */
  static BodySource empty() {
    return of(ByteBuffer.allocate(0));
  }

  /** A body that is in memory already. */
  static BodySource of(ByteBuffer bytes) {
    return new MemoryBody(bytes);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.io;

import dev.urlsession.URLError;

/** Takes a body as it comes. Called on the loop. */
public interface BodyReceiver {

  /** The chunk that was demanded; the receiver's to release. */
  void received(Chunk chunk);

  /** The body is complete; the last call. */
  void ended();

  /** The body broke off; the last call. */
  void failed(URLError error);
}

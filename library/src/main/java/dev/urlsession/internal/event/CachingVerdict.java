// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.event;

import dev.urlsession.CachedURLResponse;

/** What becomes of a response that could be cached (B-212). */
public sealed interface CachingVerdict {

  /** It is kept as it came. */
  record Keep() implements CachingVerdict {}

  /** Another one is kept in its place. */
  record Replace(CachedURLResponse other) implements CachingVerdict {}

  /** Nothing is kept. */
  record Drop() implements CachingVerdict {}
}

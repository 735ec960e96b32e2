// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a task that an earlier process made (B-277).
 *
 * @param upload whether it is an upload; else it is a download
 * @param suspended whether it is held
 */
public record TaskMemory(
    long identifier,
    boolean upload,
    boolean suspended,
    @Nullable URLRequest originalRequest,
    @Nullable URLRequest currentRequest,
    @Nullable URLResponse response,
    @Nullable String description,
    float priority,
    @Nullable Instant earliestBeginDate,
    Counts counts) {

  /**
   * Bytes moved and expected.
   *
   * @param clientExpectsToSend what the app guessed; -1 when it did not
   * @param clientExpectsToReceive what the app guessed; -1 when it did not
   */
  public record Counts(
      long sent,
      long received,
      long expectedToSend,
      long expectedToReceive,
      long clientExpectsToSend,
      long clientExpectsToReceive) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The error a task ended with, as {@code URLError} will tell it.
 *
 * @param code Apple's number, such as −1001
 * @param message what to tell the user; without secrets
 * @param failingURL null when no URL is to blame
 * @param cancelReason Apple's background cancellation reason, or −1
 * @param resumeData from which the application may go on; null without
 */
public record TaskFailure(
    int code,
    String message,
    @Nullable URI failingURL,
    int cancelReason,
    byte @Nullable [] resumeData) {

  /** Apple's {@code NSURLErrorCancelled}. */
  public static final int CANCELLED = -999;

  /** A cancellation that nobody else explains. */
  public static TaskFailure cancelled() {
    return new TaskFailure(CANCELLED, "The task was cancelled.", null, -1, null);
  }

  /** A failure without a URL and without resume data. */
  public static TaskFailure of(int code, String message) {
    return new TaskFailure(code, message, null, -1, null);
  }

  /** Without the URL, which may hold secrets. */
  @Override
  public String toString() {
    return "TaskFailure[" + code + ", " + message + "]";
  }
}

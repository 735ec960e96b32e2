// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionUploadTask;
import org.jspecify.annotations.Nullable;

/** A data task that was made with a body of its own. */
public final class UploadTask extends DataTask implements URLSessionUploadTask {

  /** A new one. */
  public UploadTask(
      long identifier,
      @Nullable URLRequest request,
      long expectedToSend,
      boolean incremental,
      TaskHost host) {
    super(identifier, request, expectedToSend, incremental, host);
  }
}

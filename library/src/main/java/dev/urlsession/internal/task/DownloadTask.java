// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionDownloadTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task that writes the body to a file. */
public final class DownloadTask extends Task implements URLSessionDownloadTask {

  private volatile @Nullable String restartReason;

  /** A new one. */
  public DownloadTask(long identifier, @Nullable URLRequest request, TaskHost host) {
    super(identifier, request, 0, false, host);
  }

  /** One that takes over a data task whose response has come (B-062). */
  public DownloadTask(long identifier, DataTask from, TaskHost host) {
    this(identifier, from.originalRequest(), host);
    continueFrom(from);
  }

  @Override
  public void cancelByProducingResumeData(Consumer<byte @Nullable []> handler) {
    if (lifecycle.cancel() == TaskLifecycle.Act.CANCEL) {
      driver().cancelByProducingResumeData(handler);
    } else {
      driver().cancelByProducingResumeData(data -> handler.accept(null));
    }
  }

  @Override
  public @Nullable String restartReason() {
    return restartReason;
  }

  @Override
  public void startingOver(String reason) {
    restartReason = reason;
  }
}

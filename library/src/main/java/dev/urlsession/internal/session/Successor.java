// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.task.DataTask;
import dev.urlsession.internal.task.DownloadTask;
import org.jspecify.annotations.Nullable;

/** Makes the download that takes over a data task, when the task still wants it (B-062). */
final class Successor implements Verdict.Successor {

  private final Session session;
  private final SessionTasks tasks;
  private final DataTask before;
  private @Nullable DownloadTask after;

  Successor(Session session, SessionTasks tasks, DataTask before) {
    this.session = session;
    this.tasks = tasks;
    this.before = before;
  }

  @Override
  public TaskEventSink take() {
    DownloadTask made = tasks.successor(before);
    after = made;
    return made;
  }

  /** A delegate that throws here has cancelled the download already. */
  @Override
  public void announce() {
    DownloadTask made = after;
    if (made == null) {
      return;
    }
    session.tellBecameDownload(before, made);
    try {
      session.created(made);
    } catch (RuntimeException thrown) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
  }
}

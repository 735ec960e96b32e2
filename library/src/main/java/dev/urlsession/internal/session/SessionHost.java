// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.internal.background.BackgroundHost;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskMemory;
import java.time.Instant;
import java.util.List;

/** What a background session does with what the daemon tells. */
final class SessionHost implements BackgroundHost {

  private final Session session;
  private final SessionTasks tasks;
  private final TaskRegistry registry;

  SessionHost(Session session, SessionTasks tasks, TaskRegistry registry) {
    this.session = session;
    this.tasks = tasks;
    this.registry = registry;
  }

  @Override
  public Task task(TaskMemory memory) {
    Task known = registry.get(memory.identifier());
    return known == null ? tasks.recalled(memory) : known;
  }

  @Override
  public void afterCallbacks(Runnable work) {
    session.queue().execute(work);
  }

  @Override
  public void finishedEvents() {
    session
        .queue()
        .execute(
            () ->
                session
                    .delegates()
                    .tellSession(to -> to.didFinishEventsForBackgroundURLSession(session)));
  }

  @Override
  public void over() {
    for (Task task : registry.all()) {
      end(task);
    }
  }

  private void end(Task task) {
    URLRequest request = task.currentRequest();
    Instant now = session.timers().now();
    URLSessionTaskMetrics.Interval interval = new URLSessionTaskMetrics.Interval(now, now);
    task.measured(new URLSessionTaskMetrics(List.of(), interval, 0));
    task.completed(URLError.cancelled(request == null ? null : request.url()));
  }

  @Override
  public void lost(URLError error) {
    session.lost(error);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Who a task belongs to: hears what delegates are told whatever the ending, and counts the tasks
 * that live. Called on the loop, but for {@link #ended}'s answer to an unstarted task.
 */
public interface TaskHost {

  /** Time for measuring. */
  Timers timers();

  /** The task waits for the network. */
  void waiting(Task task);

  /** The task's time to begin has come; its request may be replaced (B-274). */
  void delayed(Task task, URLRequest request, Reply<Postponed> reply);

  /** The server redirects. */
  void redirecting(
      Task task, HTTPURLResponse response, URLRequest proposed, Reply<@Nullable URLRequest> reply);

  /** Trust or a credential is asked for. */
  void challenged(Task task, URLAuthenticationChallenge challenge, Reply<ChallengeAnswer> reply);

  /** The body must be sent from its start. */
  void needsBody(Task task, Reply<@Nullable InputStream> reply);

  /** Some of the body was sent. */
  void sent(Task task, long bytes, long total, long expected);

  /** An informational response came. */
  void informed(Task task, HTTPURLResponse response);

  /** Whether anybody hears what the task did. */
  boolean isMeasured(Task task);

  /** What the task did. */
  void measured(Task task, URLSessionTaskMetrics metrics);

  /** The task has ended; its last callback is already in the queue. */
  void ended(Task task);
}

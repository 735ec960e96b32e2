// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.internal.event.Unimplemented;
import dev.urlsession.internal.task.Task;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who hears a message: the task's own delegate, else the session's, else nobody (B-041). Called on
 * the delegate queue.
 */
final class Delegates {

  private volatile @Nullable URLSessionDelegate session;

  Delegates(@Nullable URLSessionDelegate session) {
    this.session = session;
  }

  @Nullable URLSessionDelegate session() {
    return session;
  }

  void forget() {
    session = null;
  }

  /** Whether there is anybody who could hear of the task: without, nothing need be queued. */
  boolean isAnybody(Task task) {
    return session != null || task.delegate() != null;
  }

  /** Whether anybody heard it. */
  <D extends URLSessionTaskDelegate> boolean tell(Task task, Class<D> kind, Consumer<D> message) {
    return tell(task, task.delegate(), kind, message) || tell(task, session, kind, message);
  }

  /**
   * What concerns a connection goes to the method of the session, and to that of the task where
   * there is none (B-151). Never the other way round: what concerns a task is not the session's.
   */
  boolean tellSessionFirst(
      Task task, Consumer<URLSessionDelegate> ofSession, Consumer<URLSessionTaskDelegate> ofTask) {
    URLSessionDelegate own = task.delegate();
    URLSessionDelegate all = session;
    return tell(task, own, URLSessionDelegate.class, ofSession)
        || tell(task, own, URLSessionTaskDelegate.class, ofTask)
        || tell(task, all, URLSessionDelegate.class, ofSession)
        || tell(task, all, URLSessionTaskDelegate.class, ofTask);
  }

  /** Tells the session's delegate what concerns the session. */
  void tellSession(Consumer<URLSessionDelegate> message) {
    URLSessionDelegate to = session;
    if (to != null) {
      message.accept(to);
    }
  }

  private static <D> boolean tell(
      Task task, @Nullable URLSessionDelegate delegate, Class<D> kind, Consumer<D> message) {
    if (!kind.isInstance(delegate)) {
      return false;
    }
    D to = kind.cast(delegate);
    try {
      return Unimplemented.isImplemented(() -> message.accept(to));
    } catch (RuntimeException | Error thrown) {
      // The task would wait for an answer that never comes.
      task.cancel();
      throw thrown;
    }
  }
}

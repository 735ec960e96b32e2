// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What makes a task go: the engine in this process, or the daemon. Methods may be called on any
 * thread and return at once; what follows comes through the task's sink.
 */
public interface TaskDriver {

  /** Begins to load; called once. */
  void start();

  /** Holds it. */
  void suspend();

  /** Lets it go on. */
  void proceed();

  /** Ends it as cancelled. */
  void cancel();

  /** Ends it as cancelled and keeps what was downloaded; the handler gets null when it cannot. */
  void cancelByProducingResumeData(Consumer<byte @Nullable []> handler);

  /** Who gets the next free connection first. */
  void setPriority(float priority);

  /** A property was set that only those care for who keep the task for later processes. */
  default void changed() {}
}

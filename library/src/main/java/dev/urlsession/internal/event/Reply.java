// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.event;

import dev.urlsession.internal.concurrent.Loop;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer to a question put to the user: from any thread, once; later answers are ignored
 * (B-024). The answer is handled on the loop.
 */
public final class Reply<T extends @Nullable Object> implements Consumer<T> {

  private final Loop loop;
  private final AtomicReference<@Nullable Consumer<T>> handler;

  /** Hands the answer to the handler, on the loop. */
  public Reply(Loop loop, Consumer<T> handler) {
    this.loop = loop;
    this.handler = new AtomicReference<>(handler);
  }

  @Override
  public void accept(T answer) {
    Consumer<T> once = handler.getAndSet(null);
    if (once != null) {
      loop.run(() -> once.accept(answer));
    }
  }
}

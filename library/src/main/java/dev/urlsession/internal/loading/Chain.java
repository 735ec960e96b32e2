// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The stages that come after the one that holds this; made once, not for each request. */
final class Chain {

  private static final Chain END = new Chain(null, null);

  private final @Nullable Stage first;
  private final @Nullable Chain rest;

  private Chain(@Nullable Stage first, @Nullable Chain rest) {
    this.first = first;
    this.rest = rest;
  }

  static Chain of(List<Stage> stages) {
    Chain chain = END;
    for (int i = stages.size() - 1; i >= 0; i--) {
      chain = new Chain(stages.get(i), chain);
    }
    return chain;
  }

  /** What the last stage has behind it must not be asked. */
  CompletableFuture<Answer> proceed(URLRequest request, Load load) {
    return Objects.requireNonNull(first).load(request, load, Objects.requireNonNull(rest));
  }
}

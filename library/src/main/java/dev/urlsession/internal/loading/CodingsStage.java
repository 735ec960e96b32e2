// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import java.util.concurrent.CompletableFuture;

/**
 * Knows what can be decoded before it is offered, here or to the cache (B-067). What goes to a file
 * is not asked for in a coding.
 */
final class CodingsStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    return NativeCodings.areKnown() || load.terms().toFile()
        ? next.proceed(request, load)
        : NativeCodings.await(load).thenCompose(known -> next.proceed(request, load));
  }
}

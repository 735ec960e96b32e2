// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.cache.Invalidation;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Answers from the cache what it can, and keeps what may be kept: data and upload tasks only, since
 * downloads go to files of their own (B-210).
 */
final class CacheStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    SessionCache cache = load.environment().cache();
    if (cache == null) {
      return next.proceed(request, load);
    }
    if (Invalidation.isUnsafe(request.httpMethod())) {
      return next.proceed(request, load).thenApply(answer -> invalidated(answer, load, cache));
    }
    return load.terms().toFile()
        ? next.proceed(request, load)
        : new CacheLoad(request, load, next, cache).start();
  }

  private static Answer invalidated(Answer answer, Load load, SessionCache cache) {
    URLRequest request = answer.request();
    URI url = Objects.requireNonNull(request.url());
    if (answer.response() instanceof HTTPURLResponse response) {
      for (URI target : Invalidation.targets(request.httpMethod(), url, response)) {
        cache.remove(target, load);
      }
    }
    return answer;
  }
}

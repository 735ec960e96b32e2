// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.cookie.CookieStep;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Stores the cookies of every answer before anything is made of it: the next hop sends them
 * (B-141). It stands below the cache, since an answer from there set its cookies when it was new.
 */
final class SetCookieStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    return next.proceed(request, load).thenCompose(answer -> stored(answer, load));
  }

  private static CompletableFuture<Answer> stored(Answer answer, Load load) {
    if (!(answer.response() instanceof HTTPURLResponse response)) {
      return CompletableFuture.completedFuture(answer);
    }
    List<HTTPCookie> cookies =
        CookieStep.received(response, answer.request(), load.environment().configuration());
    if (cookies.isEmpty()) {
      return CompletableFuture.completedFuture(answer);
    }
    return StoredCookies.store(cookies, answer.request(), load)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                answer.body().cancel();
              }
            })
        .thenApply(done -> answer);
  }
}

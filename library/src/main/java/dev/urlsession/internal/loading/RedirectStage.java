// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.redirect.RedirectPolicy;
import dev.urlsession.internal.redirect.RedirectPolicy.Decision;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Follows redirects, as far as the policy and the user let it. */
final class RedirectStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    load.requested(request);
    return next.proceed(request, load).thenCompose(answer -> answered(answer, load));
  }

  private static CompletableFuture<Answer> answered(Answer answer, Load load) {
    if (!(answer.response() instanceof HTTPURLResponse response)) {
      return CompletableFuture.completedFuture(answer);
    }
    int limit = load.environment().configuration().maximumRedirects();
    Decision decision = RedirectPolicy.decide(answer.request(), response, load.hops(), limit);
    if (decision instanceof Decision.Follow follow) {
      return ask(response, follow.newRequest(), load)
          .thenCompose(chosen -> follow(answer, chosen, load));
    }
    if (decision instanceof Decision.Refuse refuse) {
      answer.body().cancel();
      return CompletableFuture.failedFuture(refuse.error());
    }
    return CompletableFuture.completedFuture(answer);
  }

  /** What the user takes as long as it likes for is no idleness of the server. */
  private static CompletableFuture<@Nullable URLRequest> ask(
      HTTPURLResponse response, URLRequest proposed, Load load) {
    CompletableFuture<@Nullable URLRequest> chosen = new CompletableFuture<>();
    load.idle().hold();
    load.events()
        .redirecting(
            response,
            proposed,
            new Reply<>(
                load.environment().loop(),
                request -> {
                  load.idle().release();
                  chosen.complete(request);
                }));
    return chosen;
  }

  private static CompletableFuture<Answer> follow(
      Answer answer, @Nullable URLRequest chosen, Load load) {
    if (load.isCancelled()) {
      answer.body().cancel();
      return CompletableFuture.failedFuture(URLError.cancelled(answer.request().url()));
    }
    if (chosen == null) {
      return CompletableFuture.completedFuture(answer);
    }
    Discarded.body(answer.body());
    load.log().redirected();
    load.hop();
    // From the top: a custom protocol may want to load the new request (B-320).
    return LoadingPipeline.load(chosen, load);
  }
}

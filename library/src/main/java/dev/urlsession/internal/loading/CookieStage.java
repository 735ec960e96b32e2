// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import dev.urlsession.internal.cookie.CookieStep;
import java.util.concurrent.CompletableFuture;

/** Sends the stored cookies along, looked up anew for each hop (B-141). */
final class CookieStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    if (!CookieStep.sends(request, load.environment().configuration())) {
      return next.proceed(request, load);
    }
    // What was asked stays without them: a redirect must not carry them to where they do not
    // belong.
    return Ready.then(
        StoredCookies.of(request, load),
        cookies ->
            cookies.isEmpty()
                ? next.proceed(request, load)
                : next.proceed(CookieStep.sending(cookies, request), load)
                    .thenApply(answer -> answer.to(request)));
  }
}

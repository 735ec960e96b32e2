// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.auth.UserInfo;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Proves who is there: shows what is known, and asks again with what the user answers for as long
 * as a server says 401 or a proxy 407. A response nothing can be answered to is an ordinary one
 * (B-155).
 */
final class AuthenticationStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    URI url = Objects.requireNonNull(request.url());
    Negotiation server = load.challenges().server(load.origin(url));
    String path = url.getRawPath();
    server.begin(
        path == null || path.isEmpty() ? "/" : path,
        UserInfo.credential(url),
        bringsOwnProof(request, load));
    return new Attempts(request, load, next, server).attempt();
  }

  /** It is sent as it is, until it fails (B-174). */
  private static boolean bringsOwnProof(URLRequest request, Load load) {
    return request.headers().contains("Authorization")
        || load.environment().configuration().httpAdditionalHeaders().contains("Authorization");
  }

  private record Attempts(URLRequest request, Load load, Chain next, Negotiation server) {

    CompletableFuture<Answer> attempt() {
      load.show(server.proof(), server.identity());
      return next.proceed(request, load).thenCompose(this::answered);
    }

    private CompletableFuture<Answer> answered(Answer answer) {
      if (!(answer.response() instanceof HTTPURLResponse response)) {
        return CompletableFuture.completedFuture(answer);
      }
      if (answer.proxy() != null) {
        Negotiation proxy = load.challenges().negotiation(answer.proxy());
        if (response.statusCode() == 407) {
          return asked(proxy, answer, response);
        }
        proxy.accepted(response);
      }
      if (response.statusCode() == 401) {
        return asked(server, answer, response);
      }
      return server.proof() == null
          ? CompletableFuture.completedFuture(answer)
          : server.accepted(response).thenApply(kept -> answer);
    }

    private CompletableFuture<Answer> asked(
        Negotiation by, Answer given, HTTPURLResponse response) {
      Answer answer = given.withBody(HeldBody.of(given.body()));
      return by.challenged(response)
          .handle(
              (again, thrown) -> {
                if (thrown != null) {
                  answer.body().cancel();
                  return CompletableFuture.<Answer>failedFuture(Failures.unwrapped(thrown));
                }
                return again ? again(answer) : CompletableFuture.completedFuture(answer);
              })
          .thenCompose(decided -> decided);
    }

    private CompletableFuture<Answer> again(Answer answer) {
      if (load.isCancelled()) {
        answer.body().cancel();
        return CompletableFuture.failedFuture(URLError.cancelled(request.url()));
      }
      Discarded.body(answer.body());
      return attempt();
    }
  }
}

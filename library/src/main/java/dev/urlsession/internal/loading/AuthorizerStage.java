// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.RequestAuthorizer;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.transport.TransportRuntime;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the user's authorizer the last word on what is sent, right before it is (B-124). What it
 * adds stays below: the stages above see the request that was asked for.
 */
final class AuthorizerStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    RequestAuthorizer authorizer = load.environment().configuration().requestAuthorizer();
    return authorizer == null
        ? next.proceed(request, load)
        : new Sends(authorizer, request, load, next).send(true);
  }

  private record Sends(RequestAuthorizer authorizer, URLRequest request, Load load, Chain next) {

    CompletableFuture<Answer> send(boolean first) {
      return load.whenRunning()
          .thenCompose(running -> ask(() -> authorizer.authorize(request)))
          .thenCompose(authorized -> send(authorized, first));
    }

    private CompletableFuture<Answer> send(URLRequest authorized, boolean first) {
      URLError unusable = check(authorized);
      if (unusable != null) {
        return CompletableFuture.failedFuture(unusable);
      }
      return next.proceed(authorized, load)
          .thenCompose(
              answer ->
                  first
                          && answer.response() instanceof HTTPURLResponse response
                          && response.statusCode() == 401
                      ? refused(authorized, response, answer)
                      : CompletableFuture.completedFuture(answer.to(request)));
    }

    private CompletableFuture<Answer> refused(
        URLRequest sent, HTTPURLResponse response, Answer given) {
      Answer answer = given.withBody(HeldBody.of(given.body()));
      return ask(() -> authorizer.refused(sent, response))
          .handle(
              (again, thrown) -> {
                if (thrown != null) {
                  answer.body().cancel();
                  return CompletableFuture.<Answer>failedFuture(Failures.unwrapped(thrown));
                }
                if (!again) {
                  return CompletableFuture.completedFuture(answer.to(request));
                }
                Discarded.body(answer.body());
                return send(false);
              })
          .thenCompose(decided -> decided);
    }

    private @Nullable URLError check(URLRequest authorized) {
      if (load.isCancelled()) {
        return URLError.cancelled(request.url());
      }
      URI url = authorized.url();
      if (url == null
          || !RequestCheck.isWeb(url)
          || url.getHost() == null
          || !TransportStage.origin(url)
              .equals(TransportStage.origin(Objects.requireNonNull(request.url())))) {
        return URLError.of(
            Code.BAD_URL, "A request authorizer must leave scheme, host and port as they are.");
      }
      return RequestCheck.check(authorized, load.environment().configuration());
    }

    /** On a thread that may block; the result comes on the loop. */
    private <T> CompletableFuture<T> ask(Supplier<CompletionStage<T>> question) {
      CompletableFuture<T> answered = new CompletableFuture<>();
      load.idle().hold();
      TransportRuntime.shared()
          .streams()
          .execute(
              () -> {
                try {
                  question.get().whenComplete((value, thrown) -> tell(answered, value, thrown));
                } catch (RuntimeException thrown) {
                  tell(answered, null, thrown);
                }
              });
      return answered;
    }

    private <T> void tell(
        CompletableFuture<T> answered, @Nullable T value, @Nullable Throwable thrown) {
      load.environment()
          .loop()
          .execute(
              () -> {
                load.idle().release();
                if (thrown == null && value != null) {
                  answered.complete(value);
                } else {
                  answered.completeExceptionally(failure(thrown));
                }
              });
    }

    private static URLError failure(@Nullable Throwable thrown) {
      Throwable cause = thrown == null ? null : Failures.unwrapped(thrown);
      if (cause instanceof URLError error) {
        return error;
      }
      String message = "The request authorizer failed, so the request was not sent.";
      return cause == null
          ? URLError.of(Code.USER_AUTHENTICATION_REQUIRED, message)
          : URLError.of(Code.USER_AUTHENTICATION_REQUIRED, message, cause);
    }
  }
}

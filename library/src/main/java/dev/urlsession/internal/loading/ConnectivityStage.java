// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLError.NetworkUnavailableReason;
import dev.urlsession.URLRequest;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the network, or says at once that there is none (B-236, B-237). Once a connection was
 * made there is no more waiting: losing it is a failure.
 */
final class ConnectivityStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    URLError obstacle = obstacle(request, load);
    if (obstacle == null) {
      return next.proceed(request, load);
    }
    if (!load.environment().configuration().waitsForConnectivity() || load.wasConnected()) {
      return CompletableFuture.failedFuture(obstacle);
    }
    return new Wait(request, load).start().thenCompose(there -> next.proceed(request, load));
  }

  private static @Nullable URLError obstacle(URLRequest request, Load load) {
    URI url = Objects.requireNonNull(request.url());
    NetworkPathMonitor.Path path = load.environment().monitor().path(url.getHost());
    if (!path.satisfied()) {
      return URLError.of(Code.NOT_CONNECTED_TO_INTERNET, "This machine has no network.");
    }
    NetworkUnavailableReason rule =
        PathRules.obstacle(path, request, load.environment().configuration());
    if (rule == null) {
      return null;
    }
    return URLError.of(
            Code.NOT_CONNECTED_TO_INTERNET,
            "The only network there is may not be used by this request: it is "
                + rule.name().toLowerCase(java.util.Locale.ROOT)
                + ".")
        .withNetworkUnavailableReason(rule);
  }

  /** Waiting consumes the time for the whole resource, not the idle time (B-233). */
  private static final class Wait {

    private final URLRequest request;
    private final Load load;
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private @Nullable Runnable stopListening;

    Wait(URLRequest request, Load load) {
      this.request = request;
      this.load = load;
    }

    CompletableFuture<@Nullable Void> start() {
      load.waiting(this::cancelled);
      stopListening =
          load.environment()
              .monitor()
              .addListener(() -> load.environment().loop().execute(this::look));
      if (load.sayWaiting()) {
        load.events().waiting();
      }
      look();
      return over;
    }

    private void look() {
      if (!over.isDone() && obstacle(request, load) == null) {
        end();
        over.complete(null);
      }
    }

    private void cancelled() {
      end();
      over.completeExceptionally(URLError.cancelled(request.url()));
    }

    private void end() {
      load.waiting(null);
      Runnable stop = stopListening;
      stopListening = null;
      if (stop != null) {
        stop.run();
      }
    }
  }
}

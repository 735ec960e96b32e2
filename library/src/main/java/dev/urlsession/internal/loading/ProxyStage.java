// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.proxy.ProxyRules;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.TransportRuntime;
import dev.urlsession.internal.transport.WireFailure;
import dev.urlsession.internal.transport.WireFailure.Reach;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Finds the way to the origin; goes the next one when a proxy cannot be reached (B-243). */
final class ProxyStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    URI url = Objects.requireNonNull(request.url());
    Origin origin = load.origin(url);
    ProxyRules rules = load.environment().proxies();
    if (rules.mayBlock()) {
      return elsewhere(rules, url, origin, load.environment().loop())
          .thenCompose(routes -> attempt(request, load, next, routes));
    }
    List<Route> routes;
    try {
      routes = find(rules, url, origin);
    } catch (URLError failed) {
      return CompletableFuture.failedFuture(failed);
    }
    return attempt(request, load, next, routes);
  }

  private static CompletableFuture<List<Route>> elsewhere(
      ProxyRules rules, URI url, Origin origin, Loop loop) {
    CompletableFuture<List<Route>> found = new CompletableFuture<>();
    TransportRuntime.shared()
        .streams()
        .execute(
            () -> {
              try {
                List<Route> routes = find(rules, url, origin);
                loop.execute(() -> found.complete(routes));
              } catch (URLError failed) {
                loop.execute(() -> found.completeExceptionally(failed));
              }
            });
    return found;
  }

  private static List<Route> find(ProxyRules rules, URI url, Origin origin) throws URLError {
    try {
      return rules.routes(url, origin);
    } catch (RuntimeException thrown) {
      // A selector of the user's may throw whatever it likes.
      throw URLError.of(
          URLError.Code.CANNOT_CONNECT_TO_HOST, "The proxy selector of this JVM failed.", thrown);
    }
  }

  private static CompletableFuture<Answer> attempt(
      URLRequest request, Load load, Chain next, List<Route> routes) {
    load.go(routes.get(0));
    CompletableFuture<Answer> first = next.proceed(request, load);
    if (routes.size() == 1) {
      return first;
    }
    return first.exceptionallyCompose(
        thrown -> {
          boolean another =
              Failures.unwrapped(thrown) instanceof WireFailure failure
                  && failure.reach() == Reach.NO_PROXY
                  && !load.isCancelled();
          return another
              ? attempt(request, load, next, routes.subList(1, routes.size()))
              : CompletableFuture.failedFuture(Failures.unwrapped(thrown));
        });
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionTask;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Finds who loads the request: a custom protocol first (B-320), else by the URL's scheme. */
final class ProtocolStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    try {
      URLProtocol.Factory custom = custom(request, load);
      if (custom != null) {
        return new ProtocolLoad(custom, load, next, this).start(request);
      }
    } catch (RuntimeException thrown) {
      return CompletableFuture.failedFuture(
          URLError.of(Code.UNKNOWN, "A custom protocol failed with an exception.", thrown));
    }
    URI url = request.url();
    String scheme = url == null ? "" : RequestCheck.scheme(url);
    if (url != null && scheme.equals("data")) {
      return DataLoad.load(request, url, load);
    }
    if (url != null && scheme.equals("file")) {
      return FileLoad.load(request, url, load);
    }
    URLError unusable = RequestCheck.check(request, load.environment().configuration());
    return unusable == null
        ? next.proceed(request, load)
        : CompletableFuture.failedFuture(unusable);
  }

  private static URLProtocol.@Nullable Factory custom(URLRequest request, Load load) {
    List<URLProtocol.Factory> factories = load.environment().protocols().get();
    if (factories.isEmpty()) {
      return null;
    }
    URLSessionTask task = load.terms().task();
    // So that a task asked about tells the request in question, also after a redirect.
    load.requested(request);
    for (URLProtocol.Factory factory : factories) {
      if (task == null ? factory.canInit(request) : factory.canInit(task)) {
        return factory;
      }
    }
    return null;
  }
}

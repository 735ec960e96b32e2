// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLCacheUse;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.io.BodySource;
import java.net.URI;
import java.util.Objects;

/** Answers that no server gave, with their entries in the metrics (B-225). */
final class CachedAnswers {

  private CachedAnswers() {}

  static Answer of(
      URLRequest request,
      StoredResponse stored,
      Reason reason,
      BodySource body,
      long now,
      Load load) {
    return answer(request, stored.shown(reason, now), body, load);
  }

  /** The user has it already, as the request's own condition says. */
  static Answer notModified(
      URLRequest request, StoredResponse stored, Reason reason, long now, Load load) {
    HTTPURLResponse shown = (HTTPURLResponse) stored.shown(reason, now);
    URI url = Objects.requireNonNull(shown.url());
    HTTPHeaders headers = shown.headers().toBuilder().remove("Content-Length").build();
    return answer(
        request,
        new HTTPURLResponse(url, 304, shown.httpVersion(), headers, shown.cacheUse()),
        BodySource.empty(),
        load);
  }

  /** RFC 9111, 5.2.1.7. */
  static Answer gatewayTimeout(URLRequest request, Load load) {
    HTTPURLResponse response =
        new HTTPURLResponse(
            Objects.requireNonNull(request.url()),
            504,
            null,
            HTTPHeaders.of("Content-Length", "0"),
            URLCacheUse.of(Reason.ONLY_IF_CACHED, null));
    return answer(request, response, BodySource.empty(), load);
  }

  private static Answer answer(
      URLRequest request, URLResponse response, BodySource body, Load load) {
    begin(request, response, load);
    return new Answer(request, response, body);
  }

  /** An entry for what the cache had: no name was looked up and nothing was sent (B-352). */
  static TransactionLog.Entry begin(URLRequest request, URLResponse response, Load load) {
    TransactionLog.Entry entry =
        load.log().begin(request, ResourceFetchType.LOCAL_CACHE, NetworkPathMonitor.Path.SATISFIED);
    entry.recorder().responseStarted();
    entry.recorder().responseEnded();
    entry.responded(response);
    return entry;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache.StoragePolicy;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.cache.CacheControl;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.CacheQuery;
import dev.urlsession.internal.cache.Selector;
import dev.urlsession.internal.cache.Storability;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.io.BodySource;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The cache of a custom protocol: what is stored is handed to it, which decides what that is worth
 * (B-322); what it loads is kept as it says. Confined to the loop.
 */
final class ProtocolCache {

  private final URLRequest request;
  private final URLProtocol.Factory factory;
  private final Load load;
  private final @Nullable SessionCache cache;
  private final CacheQuery query;
  private final @Nullable CacheKey key;

  /** For a request in its canonical form, which is the key. */
  ProtocolCache(URLRequest request, URLProtocol.Factory factory, Load load) {
    this.request = request;
    this.factory = factory;
    this.load = load;
    this.cache = load.terms().toFile() ? null : load.environment().cache();
    this.query = CacheQueries.of(request, load);
    this.key = CacheKey.of(request.httpMethod(), request.url());
  }

  /** What is stored for the request; null for nothing, or when the policy does not want it. */
  CompletableFuture<@Nullable CachedURLResponse> find() {
    SessionCache in = cache;
    CacheKey at = key;
    if (in == null || at == null || !query.looksUp()) {
      return CompletableFuture.completedFuture(null);
    }
    StoredResponse known = fitting(in.inMemory(at));
    if (known != null || !in.hasMore()) {
      return whole(in, at, known);
    }
    return in.find(at, load).thenCompose(found -> whole(in, at, fitting(found)));
  }

  private @Nullable StoredResponse fitting(List<StoredResponse> found) {
    for (StoredResponse one : found) {
      if (one.fits(query.fields()) && isEquivalent(one)) {
        return one;
      }
    }
    return null;
  }

  private boolean isEquivalent(StoredResponse stored) {
    return stored.http() == null
        || stored.response().url() == null
        || factory.requestIsCacheEquivalent(
            request, request.toBuilder().url(stored.response().url()).build());
  }

  private CompletableFuture<@Nullable CachedURLResponse> whole(
      SessionCache in, CacheKey at, @Nullable StoredResponse found) {
    return found == null
        ? CompletableFuture.completedFuture(null)
        : in.whole(at, found, load)
            .thenApply(
                bytes ->
                    bytes == null
                        ? null
                        : new CachedURLResponse(
                            found.response(), bytes.buffer(), found.userInfo(), found.policy()));
  }

  /** The body, which is kept on its way where it may be. */
  BodySource storing(URLResponse response, StoragePolicy policy, BodySource body) {
    SessionCache in = cache;
    CacheKey at = key;
    if (in == null || at == null || policy == StoragePolicy.NOT_ALLOWED || !mayStore(response)) {
      return body;
    }
    Recording recording = in.record(response.expectedContentLength());
    if (recording == null) {
      return body;
    }
    StoredResponse.Builder head = head(response, policy);
    return new StoringBody(
        body,
        recording,
        recorded -> {
          Proposal proposal = new Proposal(at, head, recorded, in, load);
          return isFailure(response) ? proposal.keep() : proposal.ask();
        },
        () -> {});
  }

  private static boolean isFailure(URLResponse response) {
    return response instanceof HTTPURLResponse http && http.statusCode() / 100 != 2;
  }

  private boolean mayStore(URLResponse response) {
    if (!(response instanceof HTTPURLResponse http)) {
      return request.httpMethod().equals("GET") && !query.control().noStore();
    }
    return Storability.mayStore(
        request.httpMethod(),
        query.control(),
        query.ranged(),
        http.statusCode(),
        http.headers(),
        CacheControl.parse(http.headers().values("Cache-Control")));
  }

  private StoredResponse.Builder head(URLResponse response, StoragePolicy policy) {
    Selector selector = Selector.ANY;
    if (response instanceof HTTPURLResponse http) {
      CacheControl control = CacheControl.parse(http.headers().values("Cache-Control"));
      selector = Selector.of(http.headers(), control, query.fields());
    }
    long now = load.environment().timers().now().toEpochMilli();
    return StoredResponse.builder(
            Objects.requireNonNull(response), new StoredBody.Bytes(ByteBuffer.allocate(0)))
        .selector(selector)
        .policy(policy)
        .times(query.now(), now, now);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequest.CachePolicy;
import dev.urlsession.internal.cache.CacheDecision;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.CacheQuery;
import dev.urlsession.internal.cache.CacheStrategy;
import dev.urlsession.internal.cache.Conditions;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.io.BodySource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the cache: looked up, then answered from what is stored, with or
 * without asking the server, or loaded and kept. Confined to the loop.
 */
final class CacheLoad {

  private final URLRequest request;
  private final Load load;
  private final Chain next;
  private final SessionCache cache;
  private final CacheQuery query;
  private final CacheKey key;
  private final boolean conditional;
  private boolean waited;

  CacheLoad(URLRequest request, Load load, Chain next, SessionCache cache) {
    this.request = request;
    this.load = load;
    this.next = next;
    this.cache = cache;
    this.query = CacheQueries.of(request, load);
    this.key = Objects.requireNonNull(CacheKey.of("GET", request.url()));
    this.conditional = Conditions.isConditional(request);
  }

  CompletableFuture<Answer> start() {
    if (!query.looksUp() || (conditional && !Conditions.canJudge(request))) {
      return act(key, CacheStrategy.decide(query, List.of()));
    }
    return look(key);
  }

  /** A HEAD is answered by what a GET left, too. */
  private CompletableFuture<Answer> look(CacheKey at) {
    CacheDecision known = CacheStrategy.decide(query, cache.inMemory(at));
    if (isFound(known)) {
      return act(at, known);
    }
    if (!cache.hasMore()) {
      return missed(at, known);
    }
    return cache
        .find(at, load)
        .thenCompose(
            found -> {
              CacheDecision decision = CacheStrategy.decide(query, found);
              return isFound(decision) ? act(at, decision) : missed(at, decision);
            });
  }

  private CompletableFuture<Answer> missed(CacheKey at, CacheDecision decision) {
    boolean more = query.method().equals("HEAD") && at.method().equals("GET");
    return more ? look(new CacheKey("HEAD", at.url())) : act(at, decision);
  }

  private static boolean isFound(CacheDecision decision) {
    return decision instanceof CacheDecision.Use || decision instanceof CacheDecision.Validate;
  }

  private CompletableFuture<Answer> act(CacheKey at, CacheDecision decision) {
    if (load.isCancelled()) {
      return CompletableFuture.failedFuture(URLError.cancelled(request.url()));
    }
    if (decision instanceof CacheDecision.Use use) {
      return use(at, use);
    }
    if (decision instanceof CacheDecision.Validate validate) {
      return shared(() -> validate(at, validate.stored()));
    }
    if (decision instanceof CacheDecision.Load miss) {
      return shared(() -> new FreshLoad(this, miss.reason()).start(at, miss.fallback()));
    }
    return decision instanceof CacheDecision.GatewayTimeout
        ? CompletableFuture.completedFuture(CachedAnswers.gatewayTimeout(request, load))
        : CompletableFuture.failedFuture(unavailable());
  }

  private URLError unavailable() {
    return URLError.of(
            Code.RESOURCE_UNAVAILABLE,
            "Nothing is cached for the request, and its policy forbids to load it.")
        .withFailingURL(request.url());
  }

  private CompletableFuture<Answer> use(CacheKey at, CacheDecision.Use use) {
    StoredResponse stored = use.stored();
    if (conditional && Conditions.isKnownToUser(request, stored, query.now())) {
      return CompletableFuture.completedFuture(
          CachedAnswers.notModified(request, stored, use.reason(), query.now(), load));
    }
    if (stored.body() instanceof StoredBody.Bytes bytes && !query.method().equals("HEAD")) {
      return answer(at, use, new CachedBytes(bytes.buffer().duplicate(), load));
    }
    return body(at, stored)
        .thenCompose(
            body ->
                body == null
                    // Damaged: as if it had never been there.
                    ? act(at, CacheStrategy.decide(query, List.of()))
                    : answer(at, use, body));
  }

  private CompletableFuture<Answer> answer(CacheKey at, CacheDecision.Use use, BodySource body) {
    if (use.refresh()) {
      Refresh.begin(at, use.stored(), this);
    }
    return CompletableFuture.completedFuture(
        CachedAnswers.of(request, use.stored(), use.reason(), body, query.now(), load));
  }

  private CompletableFuture<@Nullable BodySource> body(CacheKey at, StoredResponse stored) {
    return query.method().equals("HEAD")
        ? CompletableFuture.<@Nullable BodySource>completedFuture(BodySource.empty())
        : cache.body(at, stored, load);
  }

  /** The body is opened first: a confirmed response without its body would be of no use. */
  private CompletableFuture<Answer> validate(CacheKey at, StoredResponse stored) {
    if (conditional) {
      return new FreshLoad(this, Reason.STALE).start(at, stored);
    }
    return body(at, stored)
        .thenCompose(
            body ->
                body == null
                    ? act(at, CacheStrategy.decide(query, List.of()))
                    : new Validation(this, at, stored, body).start());
  }

  private interface Start {
    CompletableFuture<Answer> start();
  }

  /** Waits for another load of the same, if the session shares them and there is one. */
  private CompletableFuture<Answer> shared(Start start) {
    if (!load.environment().configuration().sharesIdenticalLoads()
        || waited
        || conditional
        || !query.method().equals("GET")
        || query.policy() != CachePolicy.USE_PROTOCOL_CACHE_POLICY
        || query.ranged()) {
      return start.start();
    }
    CompletableFuture<Answer> later = new CompletableFuture<>();
    waited = true;
    if (cache.shared().follow(key, () -> again(later))) {
      load.waiting(() -> later.completeExceptionally(URLError.cancelled(request.url())));
      return later;
    }
    load.whenHeldUp(this::release);
    return start
        .start()
        .whenComplete(
            (answer, failed) -> {
              if (answer == null || !(answer.body() instanceof StoringBody)) {
                release();
              }
            });
  }

  private void again(CompletableFuture<Answer> later) {
    load.waiting(null);
    if (later.isDone()) {
      return;
    }
    CacheLoad again = new CacheLoad(request, load, next, cache);
    again.waited = true;
    again
        .start()
        .whenComplete(
            (answer, failed) -> {
              if (answer != null) {
                later.complete(answer);
              } else {
                later.completeExceptionally(Failures.unwrapped(failed));
              }
            });
  }

  private void release() {
    cache.shared().release(key);
  }

  /** Asks whether the stored response is still good, though it could be used. */
  CompletableFuture<Answer> refresh(CacheKey at, StoredResponse stored) {
    return stored.hasValidator()
        ? validate(at, stored)
        : new FreshLoad(this, Reason.STALE).start(at, null);
  }

  /** Keeps the answer if it may be kept, and says why it was not from the cache. */
  Answer received(Answer answer, Reason reason, long requestTime) {
    return new Keeping(this, requestTime, waited ? this::release : () -> {})
        .received(answer, reason);
  }

  /** Asks the server. */
  CompletableFuture<Answer> proceed(URLRequest asked) {
    return next.proceed(asked, load);
  }

  long now() {
    return load.environment().timers().now().toEpochMilli();
  }

  URLRequest request() {
    return request;
  }

  /** The request, telling the caches between too, where the policy says so (B-218). */
  URLRequest asked() {
    if (query.policy() != CachePolicy.RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA) {
      return request;
    }
    HTTPHeaders own = request.headers();
    return request.toBuilder()
        .header("Cache-Control", own.contains("Cache-Control") ? own(own) : "no-cache")
        .header("Pragma", "no-cache")
        .build();
  }

  private static String own(HTTPHeaders headers) {
    String value = Objects.requireNonNull(headers.value("Cache-Control"));
    return value.contains("no-cache") ? value : value + ", no-cache";
  }

  Load load() {
    return load;
  }

  Chain next() {
    return next;
  }

  SessionCache cache() {
    return cache;
  }

  CacheQuery query() {
    return query;
  }

  boolean isConditional() {
    return conditional;
  }

  /** Whether a response is one of HTTP with this status. */
  static boolean hasStatus(Answer answer, int status) {
    return answer.response() instanceof HTTPURLResponse http && http.statusCode() == status;
  }
}

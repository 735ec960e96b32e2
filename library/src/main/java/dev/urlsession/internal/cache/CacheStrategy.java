// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse.Reason;
import dev.urlsession.URLRequest.CachePolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides how a request is answered: RFC 9111, 4 and the policies of B-218. Pure. */
public final class CacheStrategy {

  private CacheStrategy() {}

  /** Decides; the newest of what is stored comes first. */
  public static CacheDecision decide(CacheQuery query, List<StoredResponse> stored) {
    if (!query.looksUp()) {
      return load(query, bypass(query));
    }
    StoredResponse fitting = select(query, stored);
    if (fitting == null) {
      return load(query, stored.isEmpty() ? Reason.ABSENT : Reason.OTHER_VARIANT);
    }
    return switch (query.policy()) {
      case RETURN_CACHE_DATA_ELSE_LOAD, RETURN_CACHE_DATA_DONT_LOAD ->
          new CacheDecision.Use(fitting, Reason.ANY_AGE, false);
      case RELOAD_REVALIDATING_CACHE_DATA -> validate(query, fitting, Reason.POLICY);
      default -> byProtocol(query, fitting);
    };
  }

  private static Reason bypass(CacheQuery query) {
    if (query.policy() == CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA
        || query.policy() == CachePolicy.RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA) {
      return Reason.POLICY;
    }
    return query.ranged() ? Reason.PARTIAL : Reason.METHOD;
  }

  private static @Nullable StoredResponse select(CacheQuery query, List<StoredResponse> stored) {
    for (StoredResponse one : stored) {
      if (one.fits(query.fields())) {
        return one;
      }
    }
    return null;
  }

  private static CacheDecision byProtocol(CacheQuery query, StoredResponse stored) {
    CacheControl asked = query.control();
    if (asked.noCache() || isPragmaNoCache(query)) {
      return validate(query, stored, Reason.REQUEST);
    }
    if (!stored.mayBeUnvalidated()) {
      return validate(query, stored, Reason.NO_CACHE);
    }
    long now = query.now();
    long left = stored.freshness().left(now);
    if (asked.maxAge() != CacheControl.ABSENT && !outlivesReload(query, stored)) {
      left = Math.min(left, asked.maxAge() * 1000 - stored.freshness().age(now));
    }
    if (asked.minFresh() != CacheControl.ABSENT && left < asked.minFresh() * 1000) {
      return validate(query, stored, Reason.REQUEST);
    }
    if (left > 0) {
      return new CacheDecision.Use(stored, Reason.FRESH, false);
    }
    return stale(query, stored, -left);
  }

  private static CacheDecision stale(CacheQuery query, StoredResponse stored, long staleness) {
    if (!stored.control().mustRevalidate()) {
      long accepted = query.control().maxStale();
      if (accepted != CacheControl.ABSENT && staleness <= accepted * 1000) {
        return new CacheDecision.Use(stored, Reason.ACCEPTED_STALE, false);
      }
      long meanwhile = stored.control().staleWhileRevalidate();
      // What the request asked for is not what the server allowed the cache to decide.
      boolean asked = query.control().maxAge() != CacheControl.ABSENT;
      if (!asked && meanwhile != CacheControl.ABSENT && staleness < meanwhile * 1000) {
        return new CacheDecision.Use(stored, Reason.STALE_WHILE_REVALIDATE, true);
      }
    }
    return validate(query, stored, Reason.STALE);
  }

  /** A reload, {@code max-age=0}, does not change what cannot have changed (RFC 8246, 2). */
  private static boolean outlivesReload(CacheQuery query, StoredResponse stored) {
    return query.control().maxAge() == 0
        && stored.control().immutable()
        && stored.freshness().explicit();
  }

  private static boolean isPragmaNoCache(CacheQuery query) {
    String pragma = query.control() == CacheControl.NONE ? query.fields().value("Pragma") : null;
    return pragma != null && CacheControl.parse(pragma).has("no-cache");
  }

  private static CacheDecision validate(CacheQuery query, StoredResponse stored, Reason reason) {
    if (query.control().has("only-if-cached")) {
      return new CacheDecision.GatewayTimeout();
    }
    return stored.hasValidator()
        ? new CacheDecision.Validate(stored)
        : new CacheDecision.Load(reason, stored);
  }

  private static CacheDecision load(CacheQuery query, Reason reason) {
    if (query.isOffline()) {
      return new CacheDecision.Unavailable();
    }
    return query.control().has("only-if-cached")
        ? new CacheDecision.GatewayTimeout()
        : new CacheDecision.Load(reason, null);
  }

  /**
   * Whether the stored response may stand in for a failure: the network's, or a status of the
   * server's that RFC 5861 calls an error.
   */
  public static boolean standsIn(
      CacheQuery query, StoredResponse stored, @Nullable HTTPURLResponse failed) {
    if (failed != null && !List.of(500, 502, 503, 504).contains(failed.statusCode())) {
      return false;
    }
    if (stored.control().mustRevalidate() || !stored.mayBeUnvalidated()) {
      return false;
    }
    long limit = Math.max(stored.control().staleIfError(), query.control().staleIfError());
    return limit != CacheControl.ABSENT && -stored.freshness().left(query.now()) < limit * 1000;
  }
}

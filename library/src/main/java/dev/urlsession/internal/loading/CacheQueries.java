// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import dev.urlsession.URLRequest.CachePolicy;
import dev.urlsession.internal.cache.CacheControl;
import dev.urlsession.internal.cache.CacheQuery;

/** What a request wants of the cache, all things taken together. */
final class CacheQueries {

  private CacheQueries() {}

  static CacheQuery of(URLRequest request, Load load) {
    RequestFields fields = new RequestFields(request, load);
    CachePolicy own = request.cachePolicy();
    // The session's counts for requests that do not say it themselves.
    CachePolicy policy =
        own == CachePolicy.USE_PROTOCOL_CACHE_POLICY
            ? load.environment().configuration().requestCachePolicy()
            : own;
    return new CacheQuery(
        request.httpMethod(),
        policy,
        CacheControl.parse(fields.value("Cache-Control")),
        fields.value("Range") != null,
        fields,
        load.environment().timers().now().toEpochMilli());
  }
}

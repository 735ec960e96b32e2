// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCacheUse;
import dev.urlsession.URLError;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What became of one task, as its delegate heard it. */
record Loaded(
    HTTPURLResponse response,
    byte[] body,
    URLError error,
    URLSessionTaskMetrics metrics,
    List<String> events) {

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  int status() {
    return response.statusCode();
  }

  URLCacheUse.Reason reason() {
    return response.cacheUse().reason();
  }

  URLCacheUse.Outcome outcome() {
    return response.cacheUse().outcome();
  }

  List<ResourceFetchType> fetches() {
    return metrics.transactionMetrics().stream().map(it -> it.resourceFetchType()).toList();
  }
}

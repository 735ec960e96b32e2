// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests a server has received, within bounds. */
final class Ledger {

  private static final int KEPT_REQUESTS = 10_000;
  private static final long KEPT_BYTES = 256L << 20;

  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private final Arrivals arrivals = new Arrivals();
  private long keptBytes;

  void add(RecordedRequest request) {
    synchronized (requests) {
      if (requests.size() == KEPT_REQUESTS) {
        requests.remove();
      }
      requests.add(request);
    }
    arrivals.add();
  }

  /** The body without its bytes once the server holds enough of them. */
  ReceivedBody fit(ReceivedBody body) {
    synchronized (requests) {
      keptBytes += body.kept().length;
      return keptBytes <= KEPT_BYTES
          ? body
          : new ReceivedBody(new byte[0], body.length(), body.sha256(), body.complete());
    }
  }

  List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  int count() {
    return arrivals.count();
  }

  void await(int count, Duration timeout) {
    arrivals.await(count, timeout, "requests");
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import java.util.concurrent.CompletableFuture;

/** One step of a load. Runs on the loop, and its future completes there. */
interface Stage {

  /** Answers the request itself, or lets the rest of the chain do it. */
  CompletableFuture<Answer> load(URLRequest request, Load load, Chain next);
}

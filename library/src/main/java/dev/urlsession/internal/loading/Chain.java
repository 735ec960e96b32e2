// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The stages that come after the one that holds this. */
record Chain(List<Stage> stages) {

  CompletableFuture<Answer> proceed(URLRequest request, Load load) {
    Stage first = stages.get(0);
    return first.load(request, load, new Chain(stages.subList(1, stages.size())));
  }
}

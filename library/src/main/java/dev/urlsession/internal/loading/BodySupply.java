// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import dev.urlsession.internal.io.OutgoingBody;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Opens the body of a request, each time it is sent. */
public interface BodySupply {

  /** The body to send with this request; null for none. Completes on the loop. */
  CompletableFuture<@Nullable OutgoingBody> open(URLRequest request);

  /** Whether the body can be sent once more without asking the user. */
  boolean isReplayable(URLRequest request);
}

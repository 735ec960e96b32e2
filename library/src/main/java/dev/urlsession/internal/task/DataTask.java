// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.internal.event.CachingVerdict;
import dev.urlsession.internal.event.Reply;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task that hands the body over in memory. */
public sealed class DataTask extends Task implements URLSessionDataTask permits UploadTask {

  /** A new one. */
  public DataTask(
      long identifier,
      @Nullable URLRequest request,
      long expectedToSend,
      boolean incremental,
      TaskHost host) {
    super(identifier, request, expectedToSend, incremental, host);
  }

  @Override
  public void caching(Supplier<@Nullable CachedURLResponse> proposal, Reply<CachingVerdict> reply) {
    ending().caching(proposal, reply);
  }
}

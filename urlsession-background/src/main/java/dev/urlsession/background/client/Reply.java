// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** The one answer of a unary call, as a future that fails with {@link DaemonException}. */
final class Reply<T> implements StreamObserver<T> {

  private final CompletableFuture<T> future = new CompletableFuture<>();

  CompletableFuture<T> future() {
    return future;
  }

  @Override
  public void onNext(T value) {
    future.complete(value);
  }

  @Override
  public void onError(Throwable failure) {
    future.completeExceptionally(Refusals.of(failure));
  }

  @Override
  public void onCompleted() {
    future.completeExceptionally(
        new DaemonException(DaemonException.Problem.INTERNAL, "The daemon gave no answer.", null));
  }
}

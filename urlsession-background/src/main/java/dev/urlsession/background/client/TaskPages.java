// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.protocol.ListReply;
import dev.urlsession.background.protocol.TaskInfo;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Puts the pages of a listing together. */
final class TaskPages implements StreamObserver<ListReply> {

  private final List<TaskInfo> tasks = new ArrayList<>();
  private final CompletableFuture<List<TaskInfo>> all = new CompletableFuture<>();

  CompletableFuture<List<TaskInfo>> all() {
    return all;
  }

  @Override
  public void onNext(ListReply page) {
    tasks.addAll(page.getTasksList());
  }

  @Override
  public void onError(Throwable failure) {
    all.completeExceptionally(Refusals.of(failure));
  }

  @Override
  public void onCompleted() {
    all.complete(List.copyOf(tasks));
  }
}

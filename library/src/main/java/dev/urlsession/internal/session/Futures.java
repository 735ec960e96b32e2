// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.DataTaskCompletionHandler;
import dev.urlsession.DownloadTaskCompletionHandler;
import dev.urlsession.URLError;
import dev.urlsession.URLSession.DataResult;
import dev.urlsession.URLSession.DownloadResult;
import dev.urlsession.internal.task.Task;
import java.util.concurrent.CompletableFuture;

/** Futures as endings: completed as a handler is called, and cancelling one cancels its task. */
final class Futures {

  private Futures() {}

  static DataTaskCompletionHandler data(CompletableFuture<DataResult> future) {
    return (data, response, error) -> {
      if (data != null && response != null) {
        future.complete(new DataResult(data, response));
      } else {
        future.completeExceptionally(error == null ? URLError.cancelled(null) : error);
      }
    };
  }

  static DownloadTaskCompletionHandler download(CompletableFuture<DownloadResult> future) {
    return (file, response, error) -> {
      if (file != null && response != null) {
        if (!future.complete(new DownloadResult(file, response))) {
          // Cancelled at the last moment: nobody will ever have the file.
          FileEnding.remove(file);
        }
      } else {
        future.completeExceptionally(error == null ? URLError.cancelled(null) : error);
      }
    };
  }

  static <T> CompletableFuture<T> begin(CompletableFuture<T> future, Task task) {
    future.whenComplete(
        (result, thrown) -> {
          if (future.isCancelled()) {
            task.cancel();
          }
        });
    task.resume();
    return future;
  }
}

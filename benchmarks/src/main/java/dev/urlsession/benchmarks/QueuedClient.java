// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The yardstick with the promise that no loop is ever blocked: answers are heard, and files are
 * written, on a thread of their own. What lies between it and the bare client is the price of
 * changing threads, whoever changes them.
 */
final class QueuedClient implements BenchmarkClient {
  private final ExecutorService queue = Executors.newSingleThreadExecutor();
  private final BenchmarkClient client;

  QueuedClient(Target target) throws Exception {
    this.client = target.http2() ? new NettyHttp2Client(target) : new NettyClient(target, queue);
  }

  @Override
  public void get(Answer answer) {
    client.get(
        new Answer() {
          @Override
          public void received(int status, long bodyLength) {
            queue.execute(() -> answer.received(status, bodyLength));
          }

          @Override
          public void failed(Throwable cause) {
            queue.execute(() -> answer.failed(cause));
          }
        });
  }

  @Override
  public void download(String path, Path file) throws Exception {
    client.download(path, file);
  }

  @Override
  public void upload(Path file) throws Exception {
    client.upload(file);
  }

  @Override
  public void close() throws IOException {
    client.close();
    queue.shutdown();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.AsyncBytes;
import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink.FileFate;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.task.DataTask;
import dev.urlsession.internal.task.Ending;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The response goes to a future, and the body to whoever reads it, as it is read. */
final class BytesEnding implements Ending {

  private final DataTask task;
  private final Executor queue;
  private final CompletableFuture<AsyncBytes> future;
  private final ByteFeed feed = new ByteFeed();

  BytesEnding(DataTask task, Executor queue, CompletableFuture<AsyncBytes> future) {
    this.task = task;
    this.queue = queue;
    this.future = future;
  }

  @Override
  public void responded(URLResponse response, Reply<Verdict> reply) {
    reply.accept(new Verdict.Allow());
    queue.execute(() -> future.complete(new Bytes(response)));
  }

  @Override
  public void received(ByteBuffer data, Runnable consumed) {
    ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip().asReadOnlyBuffer();
    feed.put(copy, consumed);
  }

  @Override
  public void resumed(long offset, long total) {
    // Downloads only.
  }

  @Override
  public void wrote(long bytes, long total, long expected) {
    // Downloads only.
  }

  @Override
  public void downloaded(Path file, Consumer<FileFate> consumed) {
    consumed.accept(FileFate.REMOVE);
  }

  @Override
  public void completed(@Nullable URLError error) {
    feed.end(error);
    if (error != null) {
      queue.execute(() -> future.completeExceptionally(error));
    }
  }

  private final class Bytes implements AsyncBytes {

    private final URLResponse response;
    private final AtomicBoolean used = new AtomicBoolean();

    Bytes(URLResponse response) {
      this.response = response;
    }

    private void use() {
      if (!used.compareAndSet(false, true)) {
        throw new URLSessionUsageException("The bytes come once; they have a reader already.");
      }
    }

    @Override
    public URLResponse response() {
      return response;
    }

    @Override
    public URLSessionDataTask task() {
      return task;
    }

    @Override
    public InputStream inputStream() {
      use();
      return new FeedInputStream(feed, this::close);
    }

    @Override
    public Stream<String> lines() {
      BufferedReader reader = new BufferedReader(new InputStreamReader(inputStream(), charset()));
      return reader.lines().onClose(this::close);
    }

    private Charset charset() {
      String name = response.textEncodingName();
      try {
        return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
      } catch (IllegalArgumentException unknown) {
        return StandardCharsets.UTF_8;
      }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      use();
      new FeedSubscription(feed, subscriber, queue, task::cancel).start();
    }

    @Override
    public void close() {
      task.cancel();
    }
  }
}

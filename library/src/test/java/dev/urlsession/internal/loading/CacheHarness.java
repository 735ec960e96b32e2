// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLCache;
import dev.urlsession.URLCacheUse.Outcome;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.cache.Stored;
import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.SharedTimers;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** The cache stage with an origin behind it, all on the test's thread, at a time that it sets. */
final class CacheHarness implements Loop, Timers {

  final Origin origin = new Origin();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final LoadingEnvironment environment;
  private long now = Stored.TIME;

  /** What a load came to; without a body it failed. */
  record Result(String body, Outcome outcome) {}

  CacheHarness(URLCache cache) {
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder().urlCache(cache).build();
    environment =
        new LoadingEnvironment(
            configuration,
            this,
            new SharedTimers(this, this),
            null,
            this,
            null,
            List::of,
            null,
            null,
            null,
            SessionCache.of(configuration, this, this));
  }

  static URI url(int resource) {
    return URI.create("http://h/" + resource);
  }

  void advance(int seconds) {
    now += seconds * 1000L;
  }

  Result load(URLRequest request) {
    Load load =
        new Load(
            environment,
            SilentEvents.INSTANCE,
            null,
            new TransactionLog(this),
            new IdleWatch(this, this, Duration.ofDays(1), () -> {}),
            new LoadTerms(false, 0, null));
    CompletableFuture<Result> result = new CompletableFuture<>();
    Chain.of(List.of(new CacheStage(), origin))
        .proceed(request, load)
        .whenComplete(
            (answer, failed) -> {
              if (answer == null) {
                result.complete(new Result(null, null));
              } else {
                new Reader(answer, result).start();
              }
            });
    drain();
    return result.join();
  }

  private void drain() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  private record Reader(
      Answer answer, CompletableFuture<Result> result, ByteArrayOutputStream bytes)
      implements BodyReceiver {

    Reader(Answer answer, CompletableFuture<Result> result) {
      this(answer, result, new ByteArrayOutputStream());
    }

    void start() {
      answer.body().start(this);
      answer.body().demand();
    }

    @Override
    public void received(Chunk chunk) {
      byte[] piece = new byte[chunk.length()];
      chunk.buffer().get(piece);
      bytes.writeBytes(piece);
      answer.body().demand();
    }

    @Override
    public void ended() {
      HTTPURLResponse response = (HTTPURLResponse) answer.response();
      Outcome outcome = response.cacheUse() == null ? null : response.cacheUse().outcome();
      result.complete(new Result(bytes.toString(StandardCharsets.UTF_8), outcome));
    }

    @Override
    public void failed(URLError error) {
      result.complete(new Result(null, null));
    }
  }

  /** The server of {@link CacheModel}. */
  final class Origin implements Stage {

    private final int[] versions = new int[CacheModel.RESOURCES];
    private int requests;

    int requests() {
      return requests;
    }

    void change(int resource) {
      versions[resource]++;
    }

    @Override
    public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
      requests++;
      int resource = Integer.parseInt(request.url().getPath().substring(1));
      if (request.httpMethod().equals("POST")) {
        versions[resource]++;
        return answer(request, 204, HTTPHeaders.empty(), "");
      }
      HTTPHeaders.Builder headers = HTTPHeaders.builder();
      if (!CacheModel.control(resource).isEmpty()) {
        headers.add("Cache-Control", CacheModel.control(resource));
      }
      if (CacheModel.varies(resource)) {
        headers.add("Vary", "X-V");
      }
      String tag = "\"" + versions[resource] + "\"";
      if (CacheModel.hasTag(resource)) {
        headers.add("ETag", tag);
        if (tag.equals(request.value("If-None-Match"))) {
          return answer(request, 304, headers.build(), "");
        }
      }
      String body = CacheModel.body(resource, versions[resource], request.value("X-V"));
      return answer(request, 200, headers.build(), body);
    }

    private CompletableFuture<Answer> answer(
        URLRequest request, int status, HTTPHeaders headers, String body) {
      return CompletableFuture.completedFuture(
          new Answer(
              request,
              new HTTPURLResponse(request.url(), status, "HTTP/1.1", headers),
              BodySource.of(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))));
    }
  }

  @Override
  public boolean inLoop() {
    return true;
  }

  @Override
  public void execute(Runnable command) {
    work.add(command);
  }

  @Override
  public Cancellable after(Duration delay, Runnable later) {
    return () -> {};
  }

  @Override
  public long nanoTime() {
    return now * 1_000_000;
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(now);
  }

  @Override
  public Cancellable schedule(Loop loop, Duration delay, Runnable later) {
    return () -> {};
  }
}

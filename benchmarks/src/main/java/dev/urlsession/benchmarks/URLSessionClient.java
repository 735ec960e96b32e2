// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** This library, with completion handlers; the cache is off, since no other contender has one. */
final class URLSessionClient implements BenchmarkClient {
  private static final long LIMIT_MINUTES = 5;

  private final Target target;
  private final URLSession session;
  private final URLRequest small;

  /** Handlers run on {@code queue}, or on a thread of the session's own when it is null. */
  URLSessionClient(Target target, Executor queue) throws Exception {
    this.target = target;
    this.small = URLRequest.of(target.uri(Target.SMALL_PATH));
    URLSessionConfigurationBuilder configuration =
        URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
            .urlCache(null)
            // The same disk as the target, so that keeping the file is a rename.
            .downloadDirectory(
                target.workload() == Workload.FILES ? target.downloadedFiles() : target.directory())
            .httpMaximumConnectionsPerHost(target.inFlight());
    if (target.tls()) {
      configuration.trustManager(Trust.in(target.certificate()).manager());
    }
    this.session = URLSession.create(configuration.build(), null, queue);
  }

  @Override
  public void get(Answer answer) {
    session
        .dataTask(
            small,
            (data, response, error) -> {
              if (error != null || data == null) {
                answer.failed(failure(error));
              } else {
                answer.received(status(response), data.length);
              }
            })
        .resume();
  }

  @Override
  public void download(String path, Path file) throws Exception {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    session
        .downloadTask(
            target.uri(path),
            (location, response, error) -> {
              if (error != null || location == null) {
                done.completeExceptionally(failure(error));
                return;
              }
              try {
                Files.move(location, file, StandardCopyOption.ATOMIC_MOVE);
                done.complete(status(response));
              } catch (IOException e) {
                done.completeExceptionally(e);
              }
            })
        .resume();
    BenchmarkClient.requireSuccess(done.get(LIMIT_MINUTES, TimeUnit.MINUTES));
  }

  @Override
  public void upload(Path file) throws Exception {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    URLRequest request =
        URLRequest.builder(target.uri(Target.UPLOAD_PATH)).httpMethod("PUT").build();
    session
        .uploadTask(
            request,
            file,
            (data, response, error) -> {
              if (error != null) {
                done.completeExceptionally(error);
              } else {
                done.complete(status(response));
              }
            })
        .resume();
    BenchmarkClient.requireSuccess(done.get(LIMIT_MINUTES, TimeUnit.MINUTES));
  }

  private static Throwable failure(URLError error) {
    return error != null ? error : new IllegalStateException("Neither a body nor an error");
  }

  private static int status(URLResponse response) {
    return response instanceof HTTPURLResponse http ? http.statusCode() : 0;
  }

  @Override
  public void close() {
    session.close();
  }
}

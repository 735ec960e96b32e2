// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import dev.urlsession.BackgroundDelivery;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.ResponseDisposition;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers what the delegate of a background session is told. */
class Heard implements URLSessionDataDelegate, URLSessionDownloadDelegate {

  final List<String> events = new CopyOnWriteArrayList<>();
  final Map<Long, byte[]> files = new ConcurrentHashMap<>();
  final Map<Long, String> bodies = new ConcurrentHashMap<>();
  final Map<Long, BackgroundDelivery> deliveries = new ConcurrentHashMap<>();
  final Map<Long, URLSessionTaskMetrics> metrics = new ConcurrentHashMap<>();
  final List<Path> locations = new CopyOnWriteArrayList<>();
  final CompletableFuture<Void> invalid = new CompletableFuture<>();
  private final Map<Long, CompletableFuture<Optional<URLError>>> ends = new ConcurrentHashMap<>();

  /** Waits for the end of the task. */
  @Nullable URLError end(long task) throws Exception {
    return ending(task).get(BackgroundHome.SECONDS, TimeUnit.SECONDS).orElse(null);
  }

  @Nullable URLError end(URLSessionTask task) throws Exception {
    return end(task.taskIdentifier());
  }

  private CompletableFuture<Optional<URLError>> ending(long task) {
    return ends.computeIfAbsent(task, id -> new CompletableFuture<>());
  }

  @Override
  public void didReceiveResponse(
      URLSession session,
      URLSessionDataTask task,
      URLResponse response,
      Consumer<ResponseDisposition> completionHandler) {
    events.add("response");
    completionHandler.accept(ResponseDisposition.ALLOW);
  }

  @Override
  public void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
    bodies.put(task.taskIdentifier(), StandardCharsets.UTF_8.decode(data).toString());
    events.add("data");
  }

  @Override
  public void willPerformHTTPRedirection(
      URLSession session,
      URLSessionTask task,
      HTTPURLResponse response,
      URLRequest request,
      Consumer<@Nullable URLRequest> completionHandler) {
    events.add("redirect");
    completionHandler.accept(null);
  }

  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path location) {
    try {
      files.put(task.taskIdentifier(), Files.readAllBytes(location));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    locations.add(location);
    events.add("file");
  }

  @Override
  public void didFinishCollectingMetrics(
      URLSession session, URLSessionTask task, URLSessionTaskMetrics measured) {
    metrics.put(task.taskIdentifier(), measured);
    events.add("metrics");
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    events.add("complete");
    BackgroundDelivery delivery = task.backgroundDelivery();
    if (delivery != null) {
      deliveries.put(task.taskIdentifier(), delivery);
    }
    ending(task.taskIdentifier()).complete(Optional.ofNullable(error));
  }

  @Override
  public void didFinishEventsForBackgroundURLSession(URLSession session) {
    events.add("all events");
  }

  @Override
  public void didBecomeInvalidWithError(URLSession session, @Nullable URLError error) {
    events.add("invalid");
    invalid.complete(null);
  }
}

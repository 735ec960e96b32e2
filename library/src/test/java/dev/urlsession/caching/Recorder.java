// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.caching;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.ResponseDisposition;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A delegate that writes down what it hears, and answers for the cache what a test says. */
final class Recorder implements URLSessionDataDelegate {

  private static final class Told {
    final List<String> events = new ArrayList<>();
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    final CompletableFuture<Loaded> end = new CompletableFuture<>();
    HTTPURLResponse response;
    URLSessionTaskMetrics metrics;
  }

  private final Map<URLSessionTask, Told> tasks = new ConcurrentHashMap<>();
  volatile UnaryOperator<CachedURLResponse> onCaching = proposed -> proposed;
  volatile boolean keepsBodies = true;

  private Told of(URLSessionTask task) {
    return tasks.computeIfAbsent(task, it -> new Told());
  }

  CompletableFuture<Loaded> endOf(URLSessionTask task) {
    return of(task).end;
  }

  @Override
  public void didReceiveResponse(
      URLSession session,
      URLSessionDataTask task,
      URLResponse response,
      Consumer<ResponseDisposition> completionHandler) {
    of(task).response = response instanceof HTTPURLResponse http ? http : null;
    of(task).events.add("response");
    completionHandler.accept(ResponseDisposition.ALLOW);
  }

  @Override
  public void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
    Told told = of(task);
    if (!told.events.get(told.events.size() - 1).equals("data")) {
      told.events.add("data");
    }
    if (keepsBodies) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      told.body.writeBytes(bytes);
    }
  }

  @Override
  public void willCacheResponse(
      URLSession session,
      URLSessionDataTask task,
      CachedURLResponse proposedResponse,
      Consumer<CachedURLResponse> completionHandler) {
    of(task).events.add("willCache");
    completionHandler.accept(onCaching.apply(proposedResponse));
  }

  @Override
  public void didFinishCollectingMetrics(
      URLSession session, URLSessionTask task, URLSessionTaskMetrics metrics) {
    of(task).metrics = metrics;
    of(task).events.add("metrics");
  }

  @Override
  public void didCompleteWithError(URLSession session, URLSessionTask task, URLError error) {
    Told told = of(task);
    told.events.add("complete");
    told.end.complete(
        new Loaded(
            told.response, told.body.toByteArray(), error, told.metrics, List.copyOf(told.events)));
  }
}

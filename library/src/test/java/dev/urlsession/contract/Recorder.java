// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A delegate that has every method, answers as if it had none, and remembers what it was told. */
public final class Recorder implements URLSessionDataDelegate, URLSessionDownloadDelegate {

  /** The end of a task. */
  public record End(URLSessionTask task, URLError error) {}

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<URLSessionTaskMetrics> metrics = new CopyOnWriteArrayList<>();
  private final Map<String, Consumer<URLSessionTask>> actions = new ConcurrentHashMap<>();
  private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
  private final CountDownLatch invalid = new CountDownLatch(1);
  private volatile URLSession.ResponseDisposition disposition =
      URLSession.ResponseDisposition.ALLOW;

  /** Does this, too, when the method is called. */
  public Recorder on(String method, Consumer<URLSessionTask> action) {
    actions.put(method, action);
    return this;
  }

  /** Answers responses so. */
  public Recorder answering(URLSession.ResponseDisposition value) {
    disposition = value;
    return this;
  }

  /** The names of the methods called, in order. */
  public List<String> events() {
    return events;
  }

  /** How often the method was called. */
  public long count(String method) {
    return events.stream().filter(method::equals).count();
  }

  /** The threads of all calls but didCreateTask. */
  public List<Thread> threads() {
    return threads;
  }

  public List<URLSessionTaskMetrics> metrics() {
    return metrics;
  }

  /** Waits for the next end of a task. */
  public End end() {
    return Waiting.take(ends);
  }

  public void awaitInvalid() {
    Waiting.pass(invalid);
  }

  private void heard(String method, URLSessionTask task) {
    events.add(method);
    if (!method.equals("didCreateTask")) {
      threads.add(Thread.currentThread());
    }
    Consumer<URLSessionTask> action = actions.get(method);
    if (action != null) {
      action.accept(task);
    }
  }

  @Override
  public void didCreateTask(URLSession session, URLSessionTask task) {
    heard("didCreateTask", task);
  }

  @Override
  public void taskIsWaitingForConnectivity(URLSession session, URLSessionTask task) {
    heard("taskIsWaitingForConnectivity", task);
  }

  @Override
  public void willPerformHTTPRedirection(
      URLSession session,
      URLSessionTask task,
      HTTPURLResponse response,
      URLRequest newRequest,
      Consumer<URLRequest> completionHandler) {
    heard("willPerformHTTPRedirection", task);
    completionHandler.accept(newRequest);
  }

  @Override
  public void needNewBodyStream(
      URLSession session, URLSessionTask task, Consumer<InputStream> completionHandler) {
    heard("needNewBodyStream", task);
    completionHandler.accept(new ByteArrayInputStream(new byte[10]));
  }

  @Override
  public void didSendBodyData(
      URLSession session, URLSessionTask task, long bytes, long total, long expected) {
    heard("didSendBodyData", task);
  }

  @Override
  public void didReceiveInformationalResponse(
      URLSession session, URLSessionTask task, HTTPURLResponse response) {
    heard("didReceiveInformationalResponse", task);
  }

  @Override
  public void didFinishCollectingMetrics(
      URLSession session, URLSessionTask task, URLSessionTaskMetrics collected) {
    metrics.add(collected);
    heard("didFinishCollectingMetrics", task);
  }

  @Override
  public void didReceiveResponse(
      URLSession session,
      URLSessionDataTask task,
      URLResponse response,
      Consumer<URLSession.ResponseDisposition> completionHandler) {
    heard("didReceiveResponse", task);
    completionHandler.accept(disposition);
  }

  @Override
  public void didBecomeDownloadTask(
      URLSession session, URLSessionDataTask task, URLSessionDownloadTask downloadTask) {
    heard("didBecomeDownloadTask", task);
  }

  @Override
  public void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
    heard("didReceiveData", task);
  }

  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path file) {
    heard("didFinishDownloading", task);
  }

  @Override
  public void didWriteData(
      URLSession session, URLSessionDownloadTask task, long bytes, long total, long expected) {
    heard("didWriteData", task);
  }

  @Override
  public void didResumeAtOffset(
      URLSession session, URLSessionDownloadTask task, long offset, long total) {
    heard("didResumeAtOffset", task);
  }

  @Override
  public void didCompleteWithError(URLSession session, URLSessionTask task, URLError error) {
    try {
      heard("didCompleteWithError", task);
    } finally {
      // Announced once it is remembered: who waits for the end looks at the events next.
      ends.add(new End(task, error));
    }
  }

  @Override
  public void didBecomeInvalidWithError(URLSession session, URLError error) {
    heard("didBecomeInvalidWithError", null);
    if (error == null) {
      invalid.countDown();
    }
  }
}

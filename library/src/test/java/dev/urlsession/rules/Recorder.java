// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
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
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A delegate that writes down what it hears; tests put in the answers that matter to them. */
final class Recorder implements URLSessionDataDelegate, URLSessionDownloadDelegate {

  /** Answers a question about a response. */
  interface OnResponse {
    void answer(URLSessionDataTask task, Consumer<ResponseDisposition> answer);
  }

  /** Answers a question about a redirect. */
  interface OnRedirect {
    void answer(HTTPURLResponse response, URLRequest proposed, Consumer<URLRequest> answer);
  }

  /** Answers a question about who is there. */
  interface OnChallenge {
    void answer(URLAuthenticationChallenge challenge, ChallengeCompletionHandler answer);
  }

  private final Map<Long, Told> tasks = new ConcurrentHashMap<>();
  final CompletableFuture<URLSessionDownloadTask> successor = new CompletableFuture<>();
  volatile OnResponse onResponse;
  volatile OnRedirect onRedirect;
  volatile OnChallenge onChallenge;
  volatile Consumer<Consumer<InputStream>> onBody;
  volatile Runnable onSent = () -> {};

  Told of(URLSessionTask task) {
    return tasks.computeIfAbsent(task.taskIdentifier(), id -> new Told());
  }

  void bodies(Supplier<InputStream> streams) {
    onBody = answer -> answer.accept(streams.get());
  }

  @Override
  public void taskIsWaitingForConnectivity(URLSession session, URLSessionTask task) {
    of(task).add("waiting");
  }

  @Override
  public void willPerformHTTPRedirection(
      URLSession session,
      URLSessionTask task,
      HTTPURLResponse response,
      URLRequest newRequest,
      Consumer<URLRequest> completionHandler) {
    of(task).add("redirect " + response.statusCode() + " " + newRequest.url().getPath());
    if (onRedirect == null) {
      URLSessionDataDelegate.super.willPerformHTTPRedirection(
          session, task, response, newRequest, completionHandler);
    } else {
      onRedirect.answer(response, newRequest, completionHandler);
    }
  }

  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    if (onChallenge == null) {
      URLSessionDataDelegate.super.didReceiveChallenge(session, task, challenge, completionHandler);
    } else {
      of(task).add("challenge " + challenge.protectionSpace().authenticationMethod());
      onChallenge.answer(challenge, completionHandler);
    }
  }

  @Override
  public void needNewBodyStream(
      URLSession session, URLSessionTask task, Consumer<InputStream> completionHandler) {
    if (onBody == null) {
      URLSessionDataDelegate.super.needNewBodyStream(session, task, completionHandler);
    } else {
      of(task).add("body");
      onBody.accept(completionHandler);
    }
  }

  @Override
  public void didSendBodyData(
      URLSession session,
      URLSessionTask task,
      long bytesSent,
      long totalBytesSent,
      long totalBytesExpectedToSend) {
    of(task).add("sent " + totalBytesSent + "/" + totalBytesExpectedToSend);
    onSent.run();
  }

  @Override
  public void didReceiveInformationalResponse(
      URLSession session, URLSessionTask task, HTTPURLResponse response) {
    of(task).add("informed " + response.statusCode());
  }

  @Override
  public void didReceiveResponse(
      URLSession session,
      URLSessionDataTask task,
      URLResponse response,
      Consumer<ResponseDisposition> completionHandler) {
    of(task).response(response);
    if (onResponse == null) {
      completionHandler.accept(ResponseDisposition.ALLOW);
    } else {
      onResponse.answer(task, completionHandler);
    }
  }

  @Override
  public void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    of(task).data(bytes);
  }

  @Override
  public void didBecomeDownloadTask(
      URLSession session, URLSessionDataTask task, URLSessionDownloadTask downloadTask) {
    of(task).add("became " + downloadTask.taskIdentifier());
    successor.complete(downloadTask);
  }

  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path location) {
    try {
      of(task).data(Files.readAllBytes(location));
    } catch (java.io.IOException thrown) {
      of(task).add("unreadable file");
    }
  }

  @Override
  public void didFinishCollectingMetrics(
      URLSession session, URLSessionTask task, URLSessionTaskMetrics metrics) {
    of(task).metrics(metrics);
  }

  @Override
  public void didCompleteWithError(URLSession session, URLSessionTask task, URLError error) {
    of(task).ended(error);
  }
}

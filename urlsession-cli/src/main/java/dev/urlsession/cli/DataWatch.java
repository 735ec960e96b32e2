// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

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
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears one data or upload task and writes its answer as it comes. */
final class DataWatch implements URLSessionDataDelegate {

  private final Conversation conversation;
  private final AnswerOptions options;
  private final boolean headOnly;
  private final BodyOutput output;
  private final CompletableFuture<@Nullable URLError> ended = new CompletableFuture<>();
  private @Nullable CommandFailure failure;

  DataWatch(Conversation conversation, AnswerOptions options, boolean headOnly, BodyOutput output) {
    this.conversation = conversation;
    this.options = options;
    this.headOnly = headOnly;
    this.output = output;
  }

  /** Starts the task and waits until it has ended. */
  void run(URLSessionTask task) throws CommandFailure {
    task.setDelegate(this);
    conversation.began(task.originalRequest());
    task.resume();
    URLError error = ended.join();
    if (failure != null) {
      throw failure;
    }
    if (error != null) {
      throw CommandFailure.of(error);
    }
  }

  @Override
  public void willPerformHTTPRedirection(
      URLSession session,
      URLSessionTask task,
      HTTPURLResponse response,
      URLRequest newRequest,
      Consumer<@Nullable URLRequest> completionHandler) {
    conversation.redirected(response, newRequest, completionHandler);
  }

  @Override
  public void didReceiveChallenge(
      URLSession session,
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    if (!conversation.signsIn(task, challenge, completionHandler)) {
      URLSessionDataDelegate.super.didReceiveChallenge(session, task, challenge, completionHandler);
    }
  }

  @Override
  public void didReceiveInformationalResponse(
      URLSession session, URLSessionTask task, HTTPURLResponse response) {
    conversation.informed(response);
  }

  @Override
  public void didReceiveResponse(
      URLSession session,
      URLSessionDataTask task,
      URLResponse response,
      Consumer<ResponseDisposition> completionHandler) {
    conversation.answered(response);
    if (options.fails() && response instanceof HTTPURLResponse http && http.statusCode() >= 400) {
      failure = CommandFailure.status(http);
    } else {
      writing(
          () -> {
            output.start();
            if (headOnly || options.includesHead()) {
              output.write(ByteBuffer.wrap(head(response)));
            }
          });
    }
    completionHandler.accept(
        failure == null ? ResponseDisposition.ALLOW : ResponseDisposition.CANCEL);
  }

  private static byte[] head(URLResponse response) {
    if (!(response instanceof HTTPURLResponse http)) {
      return new byte[0];
    }
    int status = http.statusCode();
    String version = http.httpVersion() == null ? "HTTP" : http.httpVersion();
    StringBuilder head = new StringBuilder();
    head.append(version).append(' ').append(status).append(' ');
    head.append(Conversation.reason(status)).append("\r\n");
    for (Map.Entry<String, String> field : http.headers().entries()) {
      head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
    if (failure == null && !writing(() -> output.write(data))) {
      task.cancel();
    }
  }

  @Override
  public void didFinishCollectingMetrics(
      URLSession session, URLSessionTask task, URLSessionTaskMetrics metrics) {
    conversation.measured(metrics);
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    ended.complete(error);
  }

  private boolean writing(Writing work) {
    try {
      work.run();
      return true;
    } catch (IOException thrown) {
      failure = CommandFailure.writing(output.name(), thrown);
      return false;
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}

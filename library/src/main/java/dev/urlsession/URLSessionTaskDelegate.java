// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.event.Unimplemented;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears what concerns any kind of task. Apple: {@code NSURLSessionTaskDelegate}. For the rules of
 * calling see {@link URLSessionDelegate}.
 *
 * <p>As a task's own delegate it gets each message first; a method it leaves out goes to the
 * session's delegate (B-041).
 */
public interface URLSessionTaskDelegate extends URLSessionDelegate {

  /**
   * The first message of a task, sent on the thread that makes the task, before the factory returns
   * (B-022).
   */
  default void didCreateTask(URLSession session, URLSessionTask task) {
    Unimplemented.mark();
  }

  /**
   * A task with an {@link URLSessionTask#earliestBeginDate()} is about to load; background sessions
   * only. The second argument of the handler is for {@code USE_NEW_REQUEST}.
   */
  default void willBeginDelayedRequest(
      URLSession session,
      URLSessionTask task,
      URLRequest request,
      BiConsumer<URLSession.DelayedRequestDisposition, @Nullable URLRequest> completionHandler) {
    Unimplemented.mark();
  }

  /** The task waits for the network; at most once per task (B-236). */
  default void taskIsWaitingForConnectivity(URLSession session, URLSessionTask task) {
    Unimplemented.mark();
  }

  /**
   * The server redirects. Answer with the new request, a changed one, or null to take the redirect
   * response as the final one (B-133, B-134). When left out, the redirect is followed.
   */
  default void willPerformHTTPRedirection(
      URLSession session,
      URLSessionTask task,
      HTTPURLResponse response,
      URLRequest newRequest,
      Consumer<@Nullable URLRequest> completionHandler) {
    Unimplemented.mark();
  }

  /**
   * The server or a proxy asks who you are: Basic, Digest (B-152). Several in one response come one
   * after the other, the strongest first, as each is rejected (B-162). Also asked about connections
   * where {@link URLSessionDelegate#didReceiveChallenge} is left out (B-151).
   *
   * <p>Look at {@link URLAuthenticationChallenge#previousFailureCount()}, or a wrong password is
   * tried again; after 20 failures the 401 is delivered. When left out, the proposed credential is
   * used once, else the 401 is the response (B-154).
   */
  default void didReceiveChallenge(
      URLSession session,
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    Unimplemented.mark();
  }

  /**
   * A streamed upload needs its body, from the start: once at the beginning and again for each time
   * it must be sent again (B-085). Answer with a new stream; null, or leaving this out, ends the
   * task with {@link URLError.Code#REQUEST_BODY_STREAM_EXHAUSTED}. The session closes the stream.
   */
  default void needNewBodyStream(
      URLSession session, URLSessionTask task, Consumer<@Nullable InputStream> completionHandler) {
    Unimplemented.mark();
  }

  /**
   * Some of the body was sent. Totals start again when the body is sent again.
   *
   * @param totalBytesExpectedToSend -1 when unknown
   */
  default void didSendBodyData(
      URLSession session,
      URLSessionTask task,
      long bytesSent,
      long totalBytesSent,
      long totalBytesExpectedToSend) {
    Unimplemented.mark();
  }

  /** An informational response (1xx except 101) came, before the final one (B-073). */
  default void didReceiveInformationalResponse(
      URLSession session, URLSessionTask task, HTTPURLResponse response) {
    Unimplemented.mark();
  }

  /** What the task did on the network; once, just before the end (B-350). */
  default void didFinishCollectingMetrics(
      URLSession session, URLSessionTask task, URLSessionTaskMetrics metrics) {
    Unimplemented.mark();
  }

  /**
   * The last message of a task, exactly once (B-035).
   *
   * @param error null on success; a status such as 404 is a success (B-052)
   */
  default void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    Unimplemented.mark();
  }
}

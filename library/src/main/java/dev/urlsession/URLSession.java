// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.session.Sessions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A group of tasks that share a configuration and a delegate. Apple: {@code NSURLSession}.
 *
 * <p>Use {@link #shared()} for simple requests, or make sessions of your own. A task is made
 * suspended and ends in one of three ways, whichever factory made it: by the session's delegate, by
 * a completion handler, or by a {@link CompletableFuture}, which is resumed already, fails with
 * {@link URLError} and cancels its task when it is cancelled.
 *
 * <p>Thread-safe. Delegate methods and handlers run on the delegate queue, one after the other,
 * also where the given executor has many threads (B-020, B-021); futures complete on it too.
 *
 * <p>Call {@link #close()}, {@link #finishTasksAndInvalidate()} or {@link #invalidateAndCancel()}
 * when done: until then the session keeps its delegate and its idle connections (B-007). Its
 * threads are daemon threads and shared by all sessions; a forgotten session keeps no process alive
 * (B-016).
 *
 * <p>A factory called on an invalidated session gives a task that fails with {@link
 * URLError.Code#CANCELLED} once resumed, where Apple's raises an exception (B-003).
 */
public interface URLSession extends AutoCloseable {

  /** What a delegate does with a response. Apple: {@code NSURLSessionResponseDisposition}. */
  enum ResponseDisposition {
    /** End the task with {@link URLError.Code#CANCELLED} (B-061). */
    CANCEL,
    /** Go on and deliver the body. */
    ALLOW,
    /** Go on as a download task (B-062). */
    BECOME_DOWNLOAD,
    /** Go on as a stream task; refused until stream tasks exist. */
    BECOME_STREAM
  }

  /** What a delegate does with a challenge. Apple: {@code …AuthChallengeDisposition}. */
  enum AuthChallengeDisposition {
    /** Use the credential; null means go on without. */
    USE_CREDENTIAL,
    /** Do as if the delegate had no such method. */
    PERFORM_DEFAULT_HANDLING,
    /** End the task. */
    CANCEL_AUTHENTICATION_CHALLENGE,
    /** Try the next protection space on offer. */
    REJECT_PROTECTION_SPACE
  }

  /** What a delegate does with a delayed request. Apple: {@code …DelayedRequestDisposition}. */
  enum DelayedRequestDisposition {
    /** Load the request as it is. */
    CONTINUE_LOADING,
    /** Load another one. */
    USE_NEW_REQUEST,
    /** End the task. */
    CANCEL
  }

  /**
   * What {@link #data(URLRequest)} gives.
   *
   * @param data the whole body, decoded; yours
   * @param response the final response
   */
  @SuppressWarnings("ArrayRecordComponent") // The user's own, and results are not compared.
  record DataResult(byte[] data, URLResponse response) {}

  /**
   * What {@link #download(URLRequest)} gives.
   *
   * @param file the downloaded file; yours to move or delete (B-054)
   * @param response the final response
   */
  record DownloadResult(Path file, URLResponse response) {}

  /**
   * The session everybody shares: default configuration, no delegate, cannot be invalidated
   * (B-002). Apple: {@code sharedSession}.
   */
  static URLSession shared() {
    return Sessions.shared();
  }

  /** A session without a delegate. */
  static URLSession create(URLSessionConfiguration configuration) {
    return Sessions.create(configuration, null, null);
  }

  /**
   * A session. Apple: {@code sessionWithConfiguration:delegate:delegateQueue:}.
   *
   * @param delegate hears of the tasks; implement the delegate interfaces you need
   * @param delegateQueue runs the delegate and the handlers, serialised by the session; null for a
   *     queue of the session's own. One that runs work at once, such as {@code Runnable::run},
   *     saves a switch of threads for each callback: they run on the library's event loop, which
   *     other sessions share, so they must be short and never block, nor wait for another task
   * @throws URLSessionUsageException when the configuration cannot be honoured; it says why
   */
  static URLSession create(
      URLSessionConfiguration configuration,
      @Nullable URLSessionDelegate delegate,
      @Nullable Executor delegateQueue) {
    return Sessions.create(configuration, delegate, delegateQueue);
  }

  /** A task that hands the body to the delegate. */
  URLSessionDataTask dataTask(URLRequest request);

  /** A task that hands the body of a GET to the delegate. */
  default URLSessionDataTask dataTask(URI url) {
    return dataTask(URLRequest.of(url));
  }

  /** A task that hands the whole body to the handler. */
  URLSessionDataTask dataTask(URLRequest request, DataTaskCompletionHandler completionHandler);

  /** A task that hands the whole body of a GET to the handler. */
  default URLSessionDataTask dataTask(URI url, DataTaskCompletionHandler completionHandler) {
    return dataTask(URLRequest.of(url), completionHandler);
  }

  /** A task that sends the body. A multipart or form body brings its content type along. */
  URLSessionUploadTask uploadTask(URLRequest request, HTTPBody body);

  /** A task that sends the body and hands the whole answer to the handler. */
  URLSessionUploadTask uploadTask(
      URLRequest request, HTTPBody body, DataTaskCompletionHandler completionHandler);

  /** A task that sends the bytes. Apple: {@code uploadTaskWithRequest:fromData:}. */
  default URLSessionUploadTask uploadTask(URLRequest request, byte[] body) {
    return uploadTask(request, HTTPBody.ofBytes(body));
  }

  /** A task that sends the bytes and hands the whole answer to the handler. */
  default URLSessionUploadTask uploadTask(
      URLRequest request, byte[] body, DataTaskCompletionHandler completionHandler) {
    return uploadTask(request, HTTPBody.ofBytes(body), completionHandler);
  }

  /**
   * A task that sends the file, which must stay as it is until the task has ended and is never
   * touched. Apple: {@code uploadTaskWithRequest:fromFile:}.
   */
  default URLSessionUploadTask uploadTask(URLRequest request, Path file) {
    return uploadTask(request, HTTPBody.ofFile(file));
  }

  /** A task that sends the file and hands the whole answer to the handler. */
  default URLSessionUploadTask uploadTask(
      URLRequest request, Path file, DataTaskCompletionHandler completionHandler) {
    return uploadTask(request, HTTPBody.ofFile(file), completionHandler);
  }

  /** A task that asks its delegate for the body: {@code needNewBodyStream} (B-085). */
  URLSessionUploadTask uploadTaskWithStreamedRequest(URLRequest request);

  /** A task that downloads to a file and tells the delegate. */
  URLSessionDownloadTask downloadTask(URLRequest request);

  /** A task that downloads to a file by GET and tells the delegate. */
  default URLSessionDownloadTask downloadTask(URI url) {
    return downloadTask(URLRequest.of(url));
  }

  /** A task that downloads to a file and tells the handler. */
  URLSessionDownloadTask downloadTask(
      URLRequest request, DownloadTaskCompletionHandler completionHandler);

  /** A task that downloads to a file by GET and tells the handler. */
  default URLSessionDownloadTask downloadTask(
      URI url, DownloadTaskCompletionHandler completionHandler) {
    return downloadTask(URLRequest.of(url), completionHandler);
  }

  /**
   * A task that goes on with a download. Invalid data give a task that fails with {@link
   * URLError.Code#UNSUPPORTED_URL} (B-122).
   */
  URLSessionDownloadTask downloadTaskWithResumeData(byte[] resumeData);

  /** A task that goes on with a download and tells the handler. */
  URLSessionDownloadTask downloadTaskWithResumeData(
      byte[] resumeData, DownloadTaskCompletionHandler completionHandler);

  /** Loads the request into memory. */
  default CompletableFuture<DataResult> data(URLRequest request) {
    return data(request, null);
  }

  /** Loads the URL into memory by GET. */
  default CompletableFuture<DataResult> data(URI url) {
    return data(URLRequest.of(url), null);
  }

  /** Loads the request into memory, with a delegate for this task. */
  CompletableFuture<DataResult> data(URLRequest request, @Nullable URLSessionTaskDelegate delegate);

  /** Sends the body and loads the answer into memory. */
  default CompletableFuture<DataResult> upload(URLRequest request, HTTPBody body) {
    return upload(request, body, null);
  }

  /** Sends the body and loads the answer into memory, with a delegate for this task. */
  CompletableFuture<DataResult> upload(
      URLRequest request, HTTPBody body, @Nullable URLSessionTaskDelegate delegate);

  /** Downloads to a file, which is then yours to move or delete. */
  default CompletableFuture<DownloadResult> download(URLRequest request) {
    return download(request, null);
  }

  /** Downloads to a file by GET. */
  default CompletableFuture<DownloadResult> download(URI url) {
    return download(URLRequest.of(url), null);
  }

  /** Downloads to a file, with a delegate for this task. */
  CompletableFuture<DownloadResult> download(
      URLRequest request, @Nullable URLSessionTaskDelegate delegate);

  /** Goes on with a download; see {@link #downloadTaskWithResumeData(byte[])}. */
  CompletableFuture<DownloadResult> downloadFromResumeData(byte[] resumeData);

  /** Completes when the response is there; its body is then fetched as it is read. */
  CompletableFuture<AsyncBytes> bytes(URLRequest request);

  /**
   * Takes no new tasks, lets those that were resumed run to their end, and then sends {@code
   * didBecomeInvalidWithError}. Returns at once. Tasks never resumed end as cancelled. Does nothing
   * on the shared session.
   */
  void finishTasksAndInvalidate();

  /** Cancels all tasks, then as {@link #finishTasksAndInvalidate()} (B-004). */
  void invalidateAndCancel();

  /**
   * Empties the session's cookies, cache and credentials; later requests use new connections
   * (B-010).
   *
   * @param completionHandler runs on the delegate queue
   */
  void reset(Runnable completionHandler);

  /**
   * Later requests use new connections. When the handler runs, cookies and responses that should
   * outlive the process are on disk; they stay (B-011).
   *
   * @param completionHandler runs on the delegate queue
   */
  void flush(Runnable completionHandler);

  /** Gives the unfinished tasks by kind, those never resumed included (B-013). */
  void getTasks(TasksCompletionHandler completionHandler);

  /** Gives the unfinished tasks of all kinds. */
  void getAllTasks(Consumer<List<URLSessionTask>> completionHandler);

  /** As {@link #getAllTasks}, as a future. */
  default CompletableFuture<List<URLSessionTask>> allTasks() {
    CompletableFuture<List<URLSessionTask>> tasks = new CompletableFuture<>();
    getAllTasks(tasks::complete);
    return tasks;
  }

  /**
   * {@link #finishTasksAndInvalidate()}, and waits until the session is invalid; on its own
   * delegate queue it does not wait. When interrupted while waiting it cancels the tasks and
   * returns with the interrupt flag set. Does nothing on the shared session.
   */
  @Override
  void close();

  /** The configuration, which cannot change (B-001). */
  URLSessionConfiguration configuration();

  /** The delegate; null without one, and once the session is invalid (B-006). */
  @Nullable URLSessionDelegate delegate();

  /** Where the delegate and the handlers run; what is given to it runs in turn with them. */
  Executor delegateQueue();

  /** A free label. Default: null. */
  @Nullable String sessionDescription();

  /** Sets {@link #sessionDescription()}. */
  void setSessionDescription(@Nullable String description);
}

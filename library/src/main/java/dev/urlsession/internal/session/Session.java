// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.AsyncBytes;
import dev.urlsession.DataTaskCompletionHandler;
import dev.urlsession.DownloadTaskCompletionHandler;
import dev.urlsession.HTTPBody;
import dev.urlsession.TasksCompletionHandler;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.URLSessionUploadTask;
import dev.urlsession.internal.background.BackgroundHost;
import dev.urlsession.internal.background.BackgroundLink;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.event.TaskEventSink.FileFate;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.task.DataTask;
import dev.urlsession.internal.task.DownloadTask;
import dev.urlsession.internal.task.Ending;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskRunner;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A session of any kind; its runner decides where the tasks run. */
final class Session extends SessionEvents implements URLSession {

  private final URLSessionConfiguration configuration;
  private final TaskRunner runner;
  private final TaskRegistry registry;
  private final SessionTasks tasks;
  private final SessionRules rules;
  private final SessionStores stores;
  private final boolean shared;
  private final CountDownLatch invalid = new CountDownLatch(1);
  private volatile @Nullable String description;

  Session(SessionBuilder builder, TaskRunner runner) {
    super(builder.queue(runner.loop()), new Delegates(builder.delegate));
    this.configuration = builder.configuration;
    this.runner = runner;
    this.shared = builder.shared;
    this.rules = new SessionRules(configuration.identifier() != null);
    this.registry = new TaskRegistry(runner.lastTaskIdentifier());
    this.tasks = new SessionTasks(this, runner, registry);
    this.stores = new SessionStores(configuration);
  }

  @Override
  URLSession session() {
    return this;
  }

  @Override
  public Timers timers() {
    return runner.timers();
  }

  private Ending toDelegate(Task task) {
    return new DelegateEnding(this, task);
  }

  @Override
  public URLSessionDataTask dataTask(URLRequest request) {
    rules.noDataTask();
    return tasks.data(request, true, this::toDelegate);
  }

  @Override
  public URLSessionDataTask dataTask(URLRequest request, DataTaskCompletionHandler handler) {
    rules.noDataTask();
    return tasks.data(request, false, task -> new DataEnding(task, queue(), handler));
  }

  @Override
  public URLSessionUploadTask uploadTask(URLRequest request, HTTPBody body) {
    rules.noStream(body);
    return tasks.upload(request, body, true, this::toDelegate);
  }

  @Override
  public URLSessionUploadTask uploadTask(
      URLRequest request, HTTPBody body, DataTaskCompletionHandler handler) {
    rules.noHandler();
    return tasks.upload(request, body, false, task -> new DataEnding(task, queue(), handler));
  }

  @Override
  public URLSessionUploadTask uploadTaskWithStreamedRequest(URLRequest request) {
    rules.noStream();
    return tasks.streamedUpload(request, this::toDelegate);
  }

  @Override
  public URLSessionDownloadTask downloadTask(URLRequest request) {
    return tasks.download(request, this::toDelegate);
  }

  @Override
  public URLSessionDownloadTask downloadTask(
      URLRequest request, DownloadTaskCompletionHandler handler) {
    rules.noHandler();
    return tasks.download(request, toHandler(handler));
  }

  @Override
  public URLSessionDownloadTask downloadTaskWithResumeData(byte[] resumeData) {
    return tasks.resume(resumeData, this::toDelegate);
  }

  @Override
  public URLSessionDownloadTask downloadTaskWithResumeData(
      byte[] resumeData, DownloadTaskCompletionHandler handler) {
    rules.noHandler();
    return tasks.resume(resumeData, toHandler(handler));
  }

  private Function<DownloadTask, Ending> toHandler(DownloadTaskCompletionHandler handler) {
    return task -> new FileEnding(task, queue(), FileFate.REMOVE, handler);
  }

  @Override
  public CompletableFuture<DataResult> data(
      URLRequest request, @Nullable URLSessionTaskDelegate delegate) {
    rules.noDataTask();
    CompletableFuture<DataResult> future = new CompletableFuture<>();
    DataTaskCompletionHandler handler = Futures.data(future);
    DataTask task =
        tasks.data(request, false, made -> new DataEnding(made, queue(), handler), delegate);
    return Futures.begin(future, task);
  }

  @Override
  public CompletableFuture<DataResult> upload(
      URLRequest request, HTTPBody body, @Nullable URLSessionTaskDelegate delegate) {
    rules.noHandler();
    CompletableFuture<DataResult> future = new CompletableFuture<>();
    DataTaskCompletionHandler handler = Futures.data(future);
    DataTask task =
        tasks.upload(
            request, body, false, made -> new DataEnding(made, queue(), handler), delegate);
    return Futures.begin(future, task);
  }

  @Override
  public CompletableFuture<DownloadResult> download(
      URLRequest request, @Nullable URLSessionTaskDelegate delegate) {
    rules.noHandler();
    CompletableFuture<DownloadResult> future = new CompletableFuture<>();
    return Futures.begin(future, tasks.download(request, toFuture(future), delegate));
  }

  @Override
  public CompletableFuture<DownloadResult> downloadFromResumeData(byte[] resumeData) {
    rules.noHandler();
    CompletableFuture<DownloadResult> future = new CompletableFuture<>();
    return Futures.begin(future, tasks.resume(resumeData, toFuture(future)));
  }

  private Function<DownloadTask, Ending> toFuture(CompletableFuture<DownloadResult> future) {
    return task -> new FileEnding(task, queue(), FileFate.KEEP, Futures.download(future));
  }

  @Override
  public CompletableFuture<AsyncBytes> bytes(URLRequest request) {
    rules.noDataTask();
    CompletableFuture<AsyncBytes> future = new CompletableFuture<>();
    DataTask task = tasks.data(request, true, made -> new BytesEnding(made, queue(), future));
    return Futures.begin(future, task);
  }

  /** The download that takes over a data task; its delegate hears of it next. */
  Verdict.Successor becomeDownload(DataTask before) {
    return new Successor(this, tasks, before);
  }

  @Override
  public void finishTasksAndInvalidate() {
    if (shared) {
      return;
    }
    registry.close();
    for (Task task : registry.all()) {
      if (!task.isStarted()) {
        task.cancel();
      }
    }
    finish(false);
  }

  @Override
  public void invalidateAndCancel() {
    if (shared) {
      return;
    }
    registry.close();
    registry.all().forEach(Task::cancel);
    finish(true);
  }

  private void finish(boolean cancel) {
    if (registry.isSettled()) {
      return;
    }
    runner.finish(
        cancel,
        () -> {
          registry.finish();
          settle();
        });
  }

  @Override
  public void ended(Task task) {
    if (task.delegate() != null) {
      queue().execute(task::forgetDelegate);
    }
    if (registry.remove(task)) {
      settled(null);
    }
  }

  /** Once the last task has ended; its last message is in the queue already. */
  private void settle() {
    settle(null);
  }

  private void settle(@Nullable URLError reason) {
    if (registry.settles()) {
      settled(reason);
    }
  }

  private void settled(@Nullable URLError reason) {
    runner.close();
    BackgroundSessions.closed(configuration.identifier(), this);
    queue()
        .execute(
            () -> {
              try {
                delegates().tellSession(to -> to.didBecomeInvalidWithError(this, reason));
              } finally {
                delegates().forget();
                stores.end().whenComplete((written, failure) -> invalid.countDown());
              }
            });
  }

  /** What the daemon tells comes here. */
  BackgroundHost host() {
    return new SessionHost(this, tasks, registry);
  }

  /** The events this process was started for are handled: this end goes, the daemon's stays. */
  void handled() {
    if (runner instanceof BackgroundLink link) {
      link.handled();
      registry.abandon();
      settle();
    }
  }

  /** The daemon is lost: so are its tasks, for this process (B-280). */
  void lost(URLError error) {
    registry.close();
    registry.finish();
    registry.all().forEach(task -> task.completed(error));
    settle(error);
  }

  @Override
  public void close() {
    if (shared) {
      return;
    }
    finishTasksAndInvalidate();
    // Whoever must do what is waited for cannot wait for it.
    if (queue().inTurn() || runner.loop().inLoop()) {
      return;
    }
    try {
      invalid.await();
    } catch (InterruptedException interrupted) {
      invalidateAndCancel();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void reset(Runnable handler) {
    stores.empty();
    runner.forgetTrust();
    flush(handler);
  }

  @Override
  public void flush(Runnable handler) {
    runner.renewConnections();
    // On the loop: what was received before is on its way to the stores then.
    runner
        .loop()
        .execute(
            () ->
                stores
                    .flush()
                    .whenComplete(
                        (written, failure) ->
                            runner.loop().execute(() -> queue().execute(handler))));
  }

  @Override
  public void getTasks(TasksCompletionHandler handler) {
    runner.recall(() -> queue().execute(() -> TaskLists.give(registry.listed(), handler)));
  }

  @Override
  public void getAllTasks(Consumer<List<URLSessionTask>> handler) {
    runner.recall(() -> queue().execute(() -> handler.accept(List.copyOf(registry.listed()))));
  }

  @Override
  public URLSessionConfiguration configuration() {
    return configuration;
  }

  @Override
  public @Nullable URLSessionDelegate delegate() {
    return delegates().session();
  }

  @Override
  public Executor delegateQueue() {
    return queue();
  }

  @Override
  public @Nullable String sessionDescription() {
    return description;
  }

  @Override
  public void setSessionDescription(@Nullable String value) {
    description = value;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.BackgroundDelivery;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.Progress;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.event.Verdict;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task as the user holds it: keeps its properties true as events come, and hands them on to host
 * and ending. Properties are written on the loop and read anywhere.
 */
public abstract sealed class Task implements URLSessionTask, TaskEventSink
    permits DataTask, DownloadTask {

  private final long identifier;
  private final @Nullable URLRequest originalRequest;
  private final TaskHost host;
  private final TaskProgress progress;
  final TaskLifecycle lifecycle = new TaskLifecycle();
  private volatile @Nullable TaskDriver driver;
  private volatile @Nullable Ending ending;
  private volatile @Nullable URLSessionTaskDelegate delegate;
  private volatile @Nullable URLRequest currentRequest;
  private volatile @Nullable URLResponse response;
  private volatile @Nullable URLError error;
  private volatile long bytesSent;
  private volatile long bytesReceived;
  private volatile long expectedToSend;
  private volatile long expectedToReceive = -1;
  private volatile @Nullable Instant earliestBeginDate;
  private volatile @Nullable String taskDescription;
  private volatile float priority = PRIORITY_DEFAULT;
  private volatile boolean incremental;
  private volatile @Nullable BackgroundDelivery delivery;

  Task(
      long identifier,
      @Nullable URLRequest originalRequest,
      long expectedToSend,
      boolean incremental,
      TaskHost host) {
    this.identifier = identifier;
    this.originalRequest = originalRequest;
    this.currentRequest = originalRequest;
    this.expectedToSend = expectedToSend;
    this.incremental = incremental;
    this.host = host;
    this.progress = new TaskProgress(host.timers(), expectedToSend);
  }

  private void control(Progress shown) {
    shown.setPausable(true);
    shown.setCancellationHandler(this::cancel);
    shown.setPausingHandler(this::suspend);
    shown.setResumingHandler(this::resume);
  }

  /** Gives it what makes it go and where the result goes; once, before anybody else has it. */
  public void connect(TaskDriver drivenBy, Ending endsIn) {
    driver = drivenBy;
    ending = endsIn;
  }

  /** What makes it go. */
  public TaskDriver driver() {
    return Objects.requireNonNull(driver);
  }

  Ending ending() {
    return Objects.requireNonNull(ending);
  }

  /** Whether it was ever resumed. */
  public boolean isStarted() {
    return lifecycle.isStarted();
  }

  @Override
  public long taskIdentifier() {
    return identifier;
  }

  @Override
  public @Nullable URLRequest originalRequest() {
    return originalRequest;
  }

  @Override
  public @Nullable URLRequest currentRequest() {
    return currentRequest;
  }

  @Override
  public @Nullable URLResponse response() {
    return response;
  }

  @Override
  public @Nullable URLSessionTaskDelegate delegate() {
    return delegate;
  }

  @Override
  public void setDelegate(@Nullable URLSessionTaskDelegate value) {
    if (lifecycle.isStarted()) {
      throw new URLSessionUsageException("Set the delegate before the task is resumed.");
    }
    delegate = value;
  }

  /** Lets the delegate go once it has heard the last message (B-041). */
  public void forgetDelegate() {
    delegate = null;
  }

  @Override
  public Progress progress() {
    return progress.shown(this::control);
  }

  @Override
  public long countOfBytesSent() {
    return bytesSent;
  }

  @Override
  public long countOfBytesReceived() {
    return bytesReceived;
  }

  @Override
  public long countOfBytesExpectedToSend() {
    return expectedToSend;
  }

  @Override
  public long countOfBytesExpectedToReceive() {
    return expectedToReceive;
  }

  @Override
  public long countOfBytesClientExpectsToSend() {
    return progress.guessToSend();
  }

  @Override
  public void setCountOfBytesClientExpectsToSend(long count) {
    progress.guessesToSend(count);
    driver().changed();
  }

  @Override
  public long countOfBytesClientExpectsToReceive() {
    return progress.guessToReceive();
  }

  @Override
  public void setCountOfBytesClientExpectsToReceive(long count) {
    progress.guessesToReceive(count);
    driver().changed();
  }

  @Override
  public @Nullable Instant earliestBeginDate() {
    return earliestBeginDate;
  }

  @Override
  public void setEarliestBeginDate(@Nullable Instant date) {
    earliestBeginDate = date;
    driver().changed();
  }

  @Override
  public @Nullable String taskDescription() {
    return taskDescription;
  }

  @Override
  public void setTaskDescription(@Nullable String description) {
    taskDescription = description;
    driver().changed();
  }

  @Override
  public State state() {
    return lifecycle.state();
  }

  @Override
  public @Nullable URLError error() {
    return error;
  }

  @Override
  public float priority() {
    return priority;
  }

  @Override
  public void setPriority(float value) {
    if (!(value >= 0 && value <= 1)) {
      throw new URLSessionUsageException("A priority is from 0 to 1, not " + value + ".");
    }
    priority = value;
    driver().setPriority(value);
  }

  @Override
  public boolean prefersIncrementalDelivery() {
    return incremental;
  }

  @Override
  public void setPrefersIncrementalDelivery(boolean prefers) {
    incremental = prefers;
  }

  @Override
  public void cancel() {
    act(lifecycle.cancel());
  }

  @Override
  public void suspend() {
    act(lifecycle.suspend());
  }

  @Override
  public void resume() {
    act(lifecycle.resume());
  }

  private void act(TaskLifecycle.Act act) {
    switch (act) {
      case START -> driver().start();
      case SUSPEND -> driver().suspend();
      case PROCEED -> driver().proceed();
      case CANCEL -> driver().cancel();
      case NONE -> {
        // The state it is in already.
      }
    }
  }

  /** Takes over what another task has come to (B-062). */
  void continueFrom(Task before) {
    lifecycle.runningAlready();
    currentRequest = before.currentRequest;
    response = before.response;
    bytesSent = before.bytesSent;
    bytesReceived = before.bytesReceived;
    expectedToSend = before.expectedToSend;
    expectedToReceive = before.expectedToReceive;
    taskDescription = before.taskDescription;
    priority = before.priority;
    delegate = before.delegate;
    progress.expectsToReceive(expectedToReceive);
  }

  /** Whether it sends a body of its own. */
  public boolean isUpload() {
    return this instanceof UploadTask;
  }

  /** The response came, and there is nothing left to decide about it (B-064). */
  public void answered(URLResponse answer) {
    response = answer;
    expectedToReceive = Totals.ofBody(answer);
    progress.expectsToReceive(Totals.of(answer));
  }

  /** The event that is told now. */
  public void delivered(BackgroundDelivery event) {
    delivery = event;
  }

  @Override
  public @Nullable BackgroundDelivery backgroundDelivery() {
    return delivery;
  }

  /** Takes over what another process knew of it. */
  public void remember(TaskMemory memory) {
    if (memory.suspended()) {
      lifecycle.heldAlready();
    } else {
      lifecycle.runningAlready();
    }
    TaskMemory.Counts counts = memory.counts();
    currentRequest = memory.currentRequest();
    response = memory.response();
    bytesSent = counts.sent();
    bytesReceived = counts.received();
    expectedToSend = counts.expectedToSend();
    expectedToReceive = counts.expectedToReceive();
    progress.guessesToSend(counts.clientExpectsToSend());
    progress.guessesToReceive(counts.clientExpectsToReceive());
    taskDescription = memory.description();
    priority = memory.priority();
    earliestBeginDate = memory.earliestBeginDate();
    progress.expectsToReceive(expectedToReceive);
    progress.sent(0, bytesSent);
    progress.received(0, bytesReceived);
  }

  @Override
  public void requested(URLRequest request) {
    currentRequest = request;
  }

  @Override
  public void waiting() {
    host.waiting(this);
  }

  @Override
  public void redirecting(
      HTTPURLResponse redirect, URLRequest proposed, Reply<@Nullable URLRequest> reply) {
    host.redirecting(this, redirect, proposed, reply);
  }

  @Override
  public void challenged(URLAuthenticationChallenge challenge, Reply<ChallengeAnswer> reply) {
    host.challenged(this, challenge, reply);
  }

  @Override
  public void needsBody(Reply<@Nullable InputStream> reply) {
    host.needsBody(this, reply);
  }

  @Override
  public void sent(long bytes, long total, long expected) {
    bytesSent = total;
    progress.sent(bytes, total);
    host.sent(this, bytes, total, expected);
  }

  @Override
  public void informed(HTTPURLResponse informational) {
    host.informed(this, informational);
  }

  @Override
  public void responded(URLResponse answer, Reply<Verdict> reply) {
    response = answer;
    long ofBody = Totals.ofBody(answer);
    expectedToReceive = ofBody;
    progress.expectsToReceive(asksForRange() ? ofBody : Totals.of(answer, ofBody));
    ending().responded(answer, reply);
  }

  /** The user's own range, not that of a resumed download. */
  private boolean asksForRange() {
    return originalRequest != null && originalRequest.value("Range") != null;
  }

  @Override
  public void arrived(long bytes) {
    // Written on the loop only.
    long soFar = bytesReceived;
    bytesReceived = soFar + bytes;
  }

  @Override
  public void received(ByteBuffer data, Runnable consumed) {
    progress.received(data.remaining(), bytesReceived);
    ending().received(data, consumed);
  }

  @Override
  public void resumed(long offset, long total) {
    progress.received(0, offset);
    ending().resumed(offset, total);
  }

  @Override
  public void wrote(long bytes, long total, long expected) {
    progress.received(bytes, total);
    ending().wrote(bytes, total, expected);
  }

  @Override
  public void downloaded(Path file, Consumer<FileFate> consumed) {
    ending().downloaded(file, consumed);
  }

  /** The app may replace the request of a task whose time to begin has come, or cancel it. */
  public void delayed(URLRequest request, Reply<Postponed> reply) {
    host.delayed(this, request, reply);
  }

  @Override
  public boolean isMeasured() {
    return host.isMeasured(this);
  }

  @Override
  public void measured(URLSessionTaskMetrics metrics) {
    host.measured(this, metrics);
  }

  @Override
  public void completed(@Nullable URLError failure) {
    error = failure;
    if (lifecycle.complete()) {
      if (failure == null) {
        progress.succeeded();
      }
      ending().completed(failure);
      host.ended(this);
    }
  }
}

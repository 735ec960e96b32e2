// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far work is, in units of any kind, possibly put together from the progress of its parts.
 * Apple: {@code NSProgress}.
 *
 * <p>A task's own is {@link URLSessionTask#progress()}: watch it with {@link #addListener}, which
 * takes the place of key-value observing, and steer the task with {@link #cancel}, {@link #pause}
 * and {@link #resume}. Work of several parts gets a parent: the parent counts a child's share when
 * the child finishes (B-332), and its fraction moves with the child before that (B-331).
 *
 * <p>0 of 0 units is indeterminate with fraction 0.0: Apple's header says otherwise, its tests and
 * both open implementations say so (B-335).
 *
 * <p>Thread-safe. Handlers and listeners run on the thread that causes them (B-338), with no lock
 * held; what they throw goes to that thread's uncaught-exception handler, and the work goes on.
 */
public final class Progress {

  /** The {@link #kind()} of work on files, whose units are bytes. Apple: {@code KindFile}. */
  public static final String KIND_FILE = "NSProgressKindFile";

  private final ProgressCounts counts = new ProgressCounts();
  private final ProgressControl control = new ProgressControl();
  private final Map<String, Object> userInfo = new ConcurrentHashMap<>();
  private final List<Consumer<? super Progress>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Progress parent;
  private volatile boolean cancellable = true;
  private volatile boolean pausable;
  private volatile @Nullable String kind;
  private volatile @Nullable String localizedDescription;
  private volatile @Nullable String localizedAdditionalDescription;

  private Progress(long totalUnitCount) {
    counts.update(totalUnitCount, 0);
  }

  /**
   * Progress of 0 units. Apple: {@code initWithParent:userInfo:}.
   *
   * @param parent null for none, else the calling thread's current progress, which gives its
   *     pending units
   * @param userInfo the first values of {@link #userInfo()}
   * @throws IllegalArgumentException when the parent is not the current progress
   */
  public Progress(@Nullable Progress parent, Map<String, ?> userInfo) {
    this.userInfo.putAll(userInfo);
    if (parent != null) {
      if (parent != currentProgress()) {
        throw new IllegalArgumentException("The parent must be the thread's current progress.");
      }
      ProgressScope.adopt(this);
    }
  }

  /**
   * Progress of these units, which becomes a child of the thread's current progress when there is
   * one and no other child took its units (B-333). Apple: {@code progressWithTotalUnitCount:}.
   */
  public static Progress progress(long totalUnitCount) {
    Progress progress = new Progress(totalUnitCount);
    ProgressScope.adopt(progress);
    return progress;
  }

  /** Progress of these units that makes up some of the parent's. */
  public static Progress progress(long totalUnitCount, Progress parent, long pendingUnitCount) {
    Progress progress = new Progress(totalUnitCount);
    parent.addChild(progress, pendingUnitCount);
    return progress;
  }

  /**
   * Progress of these units without a parent, even where one is current. Apple: {@code
   * discreteProgressWithTotalUnitCount:}.
   */
  public static Progress discreteProgress(long totalUnitCount) {
    return new Progress(totalUnitCount);
  }

  /** The calling thread's current progress; null without one. */
  public static @Nullable Progress currentProgress() {
    return ProgressScope.currentProgress();
  }

  /**
   * Makes this the calling thread's current progress until {@link #resignCurrent()}: the first
   * progress made meanwhile with {@link #progress(long)} becomes a child with these units (B-333).
   */
  public void becomeCurrent(long pendingUnitCount) {
    ProgressScope.enter(this, pendingUnitCount);
  }

  /**
   * Takes {@link #becomeCurrent} back. The units count as completed when no child took them.
   *
   * @throws IllegalStateException when this is not the thread's current progress
   */
  public void resignCurrent() {
    long leftOver = ProgressScope.leave(this);
    if (leftOver != 0) {
      counts.complete(leftOver);
      settle();
      changed();
    }
  }

  /** Runs the work between {@link #becomeCurrent} and {@link #resignCurrent}. */
  public void performAsCurrent(long pendingUnitCount, Runnable work) {
    becomeCurrent(pendingUnitCount);
    try {
      work.run();
    } finally {
      resignCurrent();
    }
  }

  /**
   * Makes the child stand for some of the units of this. A child of a cancelled or paused parent is
   * cancelled or paused.
   *
   * @throws IllegalStateException when the child has a parent
   * @throws IllegalArgumentException when the child is this or above this
   */
  public void addChild(Progress child, long pendingUnitCount) {
    ProgressScope.join(child, this);
    counts.addChild(child, pendingUnitCount);
    child.settle();
    if (isCancelled()) {
      child.cancel();
    }
    if (isPaused()) {
      child.pause();
    }
    changed();
  }

  /** How many units there are; negative when that is not known. Default: 0. */
  public long totalUnitCount() {
    return counts.total();
  }

  /** Sets {@link #totalUnitCount()}. */
  public void setTotalUnitCount(long count) {
    after(counts.updateTotal(count));
  }

  /** How many units are done; negative when that is not known. Default: 0. */
  public long completedUnitCount() {
    return counts.completed();
  }

  /** Sets {@link #completedUnitCount()}. */
  public void setCompletedUnitCount(long count) {
    after(counts.updateCompleted(count));
  }

  /** Sets both counts in one change. Not in Apple's API. */
  public void update(long totalUnitCount, long completedUnitCount) {
    after(counts.update(totalUnitCount, completedUnitCount));
  }

  /**
   * The part that is done: the completed units, and of each unfinished child's the part it has done
   * (B-331). An indeterminate child counts as 0 (B-334). More than 1 when more was done than there
   * was to do; never NaN (B-335).
   */
  public double fractionCompleted() {
    return counts.fraction();
  }

  /** Whether it cannot be told how far it is: a count is negative, or both are 0. */
  public boolean isIndeterminate() {
    return counts.isIndeterminate();
  }

  /** Whether all units are done. */
  public boolean isFinished() {
    return counts.isFinished();
  }

  /** Whether {@link #cancel()} was called, here or on a progress above. */
  public boolean isCancelled() {
    return control.isCancelled();
  }

  /** Whether {@link #pause()} was called later than {@link #resume()}. */
  public boolean isPaused() {
    return control.isPaused();
  }

  /** Whether a user interface should offer to cancel. A hint. Default: true. */
  public boolean isCancellable() {
    return cancellable;
  }

  /** Sets {@link #isCancellable()}. */
  public void setCancellable(boolean value) {
    cancellable = value;
    changed();
  }

  /** Whether a user interface should offer to pause. A hint. Default: false. */
  public boolean isPausable() {
    return pausable;
  }

  /** Sets {@link #isPausable()}. */
  public void setPausable(boolean value) {
    pausable = value;
    changed();
  }

  /** Sets what {@link #cancel()} runs; runs at once when this is cancelled (B-336). */
  public void setCancellationHandler(@Nullable Runnable handler) {
    guarded(control.onCancel(handler));
  }

  /** Sets what {@link #pause()} runs; runs at once when this is paused. */
  public void setPausingHandler(@Nullable Runnable handler) {
    guarded(control.onPause(handler));
  }

  /** Sets what {@link #resume()} runs. */
  public void setResumingHandler(@Nullable Runnable handler) {
    control.onResume(handler);
  }

  /** Asks this and all unfinished below to end. For good; a second call does nothing (B-336). */
  public void cancel() {
    spread(control.cancel(), Progress::cancel);
  }

  /** Asks this and all unfinished below to hold. */
  public void pause() {
    spread(control.pause(), Progress::pause);
  }

  /** Asks this and all unfinished below to go on. */
  public void resume() {
    spread(control.resume(), Progress::resume);
  }

  /**
   * What it is in English, such as "42% completed" or "Downloading “a.zip”…". Apple: {@code
   * localizedDescription}, in the user's language.
   */
  public String localizedDescription() {
    String own = localizedDescription;
    return own == null ? ProgressText.description(this) : own;
  }

  /** Sets {@link #localizedDescription()}; null for the computed one. */
  public void setLocalizedDescription(@Nullable String text) {
    localizedDescription = text;
    changed();
  }

  /** Its numbers in English, such as "420 of 1,000". */
  public String localizedAdditionalDescription() {
    String own = localizedAdditionalDescription;
    return own == null ? ProgressText.additionalDescription(this) : own;
  }

  /** Sets {@link #localizedAdditionalDescription()}; null for the computed one. */
  public void setLocalizedAdditionalDescription(@Nullable String text) {
    localizedAdditionalDescription = text;
    changed();
  }

  /** What the units are; {@link #KIND_FILE} for bytes of files, null for nothing special. */
  public @Nullable String kind() {
    return kind;
  }

  /** Sets {@link #kind()}. */
  public void setKind(@Nullable String value) {
    kind = value;
    changed();
  }

  /** How long it will still take; null when not known. */
  public @Nullable Duration estimatedTimeRemaining() {
    return value(ProgressUserInfoKey.ESTIMATED_TIME_REMAINING, Duration.class);
  }

  /** Sets {@link #estimatedTimeRemaining()}. */
  public void setEstimatedTimeRemaining(@Nullable Duration time) {
    setUserInfoObject(time, ProgressUserInfoKey.ESTIMATED_TIME_REMAINING);
  }

  /** Units per second; null when not known. */
  public @Nullable Long throughput() {
    return value(ProgressUserInfoKey.THROUGHPUT, Long.class);
  }

  /** Sets {@link #throughput()}. */
  public void setThroughput(@Nullable Long unitsPerSecond) {
    setUserInfoObject(unitsPerSecond, ProgressUserInfoKey.THROUGHPUT);
  }

  /** What is done to files; null when not set. */
  public @Nullable ProgressFileOperationKind fileOperationKind() {
    return value(ProgressUserInfoKey.FILE_OPERATION_KIND, ProgressFileOperationKind.class);
  }

  /** Sets {@link #fileOperationKind()}. */
  public void setFileOperationKind(@Nullable ProgressFileOperationKind operation) {
    setUserInfoObject(operation, ProgressUserInfoKey.FILE_OPERATION_KIND);
  }

  /** The file worked on; null when not set. */
  public @Nullable Path fileURL() {
    return value(ProgressUserInfoKey.FILE_URL, Path.class);
  }

  /** Sets {@link #fileURL()}. */
  public void setFileURL(@Nullable Path file) {
    setUserInfoObject(file, ProgressUserInfoKey.FILE_URL);
  }

  /** How many files there are; null when not set. */
  public @Nullable Integer fileTotalCount() {
    return value(ProgressUserInfoKey.FILE_TOTAL_COUNT, Integer.class);
  }

  /** Sets {@link #fileTotalCount()}. */
  public void setFileTotalCount(@Nullable Integer count) {
    setUserInfoObject(count, ProgressUserInfoKey.FILE_TOTAL_COUNT);
  }

  /** How many files are done; null when not set. */
  public @Nullable Integer fileCompletedCount() {
    return value(ProgressUserInfoKey.FILE_COMPLETED_COUNT, Integer.class);
  }

  /** Sets {@link #fileCompletedCount()}. */
  public void setFileCompletedCount(@Nullable Integer count) {
    setUserInfoObject(count, ProgressUserInfoKey.FILE_COMPLETED_COUNT);
  }

  /** Further values by {@link ProgressUserInfoKey} or any key, as they are now. Unmodifiable. */
  public Map<String, Object> userInfo() {
    return Map.copyOf(userInfo);
  }

  /** Sets a value of {@link #userInfo()}; null removes it. */
  public void setUserInfoObject(@Nullable Object value, String key) {
    if (value == null) {
      userInfo.remove(key);
    } else {
      userInfo.put(key, value);
    }
    changed();
  }

  /**
   * Calls the listener after every change of this or anything below it, on the thread that makes
   * the change; it should return soon. In place of key-value observing.
   *
   * @return run it to stop listening
   */
  public Runnable addListener(Consumer<? super Progress> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** The counts, such as {@code Progress[420/1000]}. */
  @Override
  public String toString() {
    return "Progress[" + completedUnitCount() + "/" + totalUnitCount() + "]";
  }

  @Nullable Progress parent() {
    return parent;
  }

  /** For {@link ProgressScope}, which keeps the tree a tree. */
  void setParent(Progress newParent) {
    parent = newParent;
  }

  private <T> @Nullable T value(String key, Class<T> type) {
    Object value = userInfo.get(key);
    return type.isInstance(value) ? type.cast(value) : null;
  }

  private void after(boolean change) {
    if (change) {
      settle();
      changed();
    }
  }

  /** Hands the units of what is finished to the one above, as far up as that finishes too. */
  private void settle() {
    Progress finished = this;
    Progress above = parent;
    while (above != null && finished.isFinished() && above.counts.settle(finished)) {
      finished = above;
      above = finished.parent;
    }
  }

  private void changed() {
    for (Progress each = this; each != null; each = each.parent) {
      Progress changed = each;
      for (Consumer<? super Progress> listener : changed.listeners) {
        guarded(() -> listener.accept(changed));
      }
    }
  }

  private void spread(@Nullable Runnable handler, Consumer<Progress> request) {
    if (handler == null) {
      return;
    }
    guarded(handler);
    counts.unfinishedChildren().forEach(request);
    changed();
  }

  private static void guarded(Runnable userCode) {
    try {
      userCode.run();
    } catch (RuntimeException thrown) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
  }
}

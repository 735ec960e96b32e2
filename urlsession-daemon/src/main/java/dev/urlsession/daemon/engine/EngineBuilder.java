// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.daemon.machine.SteadyClock;
import dev.urlsession.daemon.store.TaskStore;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.CheckpointPolicy;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.transport.TransportRuntime;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Puts an engine together. */
public final class EngineBuilder {

  private final TaskStore store;
  private final Path cache;
  private final Path state;
  private LiveEvents live = LiveEvents.NONE;
  private ChallengeDesk challenges = ChallengeDesk.DEFAULT;
  private Timers timers = Timers.SYSTEM;
  private @Nullable SteadyClock clock;
  private FileAccess files = FileAccess.REAL;
  private RandomGenerator random = RandomGenerator.getDefault();
  private @Nullable NetworkPathMonitor monitor;
  private BooleanSupplier onBattery = () -> false;
  private SpaceCheck space = SpaceCheck.real();
  private CheckpointPolicy checkpoints = CheckpointPolicy.DEFAULT;
  private Limits limits = Limits.DEFAULT;
  private Function<URLSessionTaskMetrics, byte[]> metrics = measured -> new byte[0];
  private long largestBody = Long.MAX_VALUE;

  /**
   * An engine of this machine.
   *
   * @param cache where part and ready files are; made when missing
   * @param state where it notes what it must know after a crash; made when missing
   */
  public EngineBuilder(TaskStore store, Path cache, Path state) {
    this.store = store;
    this.cache = cache;
    this.state = state;
  }

  /** Who hears what happens now. Default: nobody. */
  public EngineBuilder live(LiveEvents value) {
    live = value;
    return this;
  }

  /** Who answers challenges. Default: nobody, they get their default handling. */
  public EngineBuilder challenges(ChallengeDesk value) {
    challenges = value;
    return this;
  }

  /** How a task's metrics are written into its event. Default: not at all. */
  public EngineBuilder metrics(Function<URLSessionTaskMetrics, byte[]> value) {
    metrics = value;
    return this;
  }

  /** What the network is like. Default: as the machine's interfaces tell. */
  public EngineBuilder monitor(NetworkPathMonitor value) {
    monitor = value;
    return this;
  }

  /** Whether the machine runs on its battery. Default: it does not. */
  public EngineBuilder onBattery(BooleanSupplier value) {
    onBattery = value;
    return this;
  }

  /** The clock of the store. Default: one of its own that is not moved either (N19). */
  public EngineBuilder clock(SteadyClock value) {
    clock = value;
    return this;
  }

  /** Downloads that are longer fail. Default: no limit. */
  public EngineBuilder largestBody(long bytes) {
    largestBody = bytes;
    return this;
  }

  EngineBuilder timers(Timers value) {
    timers = value;
    return this;
  }

  EngineBuilder files(FileAccess value) {
    files = value;
    return this;
  }

  EngineBuilder random(RandomGenerator value) {
    random = value;
    return this;
  }

  EngineBuilder space(SpaceCheck value) {
    space = value;
    return this;
  }

  EngineBuilder checkpoints(CheckpointPolicy value) {
    checkpoints = value;
    return this;
  }

  EngineBuilder limits(Limits value) {
    limits = value;
    return this;
  }

  /** An engine that has not begun; see {@link TransferEngine#start}. */
  public TransferEngine build() {
    return new TransferEngine(
        new EngineOptions(
            store,
            cache,
            state,
            live,
            challenges,
            timers,
            clock == null ? SteadyClock.of(timers::now, timers::nanoTime) : clock,
            files,
            TransportRuntime.shared().files(),
            random,
            monitor,
            onBattery,
            space,
            checkpoints,
            limits,
            metrics,
            largestBody));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.daemon.machine.SteadyClock;
import dev.urlsession.daemon.store.TaskStore;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.CheckpointPolicy;
import dev.urlsession.internal.download.FileAccess;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the engine needs of its surroundings.
 *
 * @param cache where part and ready files are
 * @param state where it notes what it must know after a crash
 * @param challenges answers what tasks are asked
 * @param clock for dates that are kept
 * @param io for what blocks
 * @param monitor null for the machine's own
 * @param onBattery whether the machine runs on its battery
 * @param metrics turns a task's metrics into the bytes of its event
 * @param largestBody longer downloads fail
 */
record EngineOptions(
    TaskStore store,
    Path cache,
    Path state,
    LiveEvents live,
    ChallengeDesk challenges,
    Timers timers,
    SteadyClock clock,
    FileAccess files,
    Executor io,
    RandomGenerator random,
    @Nullable NetworkPathMonitor monitor,
    BooleanSupplier onBattery,
    SpaceCheck space,
    CheckpointPolicy checkpoints,
    Limits limits,
    Function<URLSessionTaskMetrics, byte[]> metrics,
    long largestBody) {}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import dev.urlsession.daemon.hub.LaunchRecord;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.store.LaunchStore;
import dev.urlsession.daemon.store.TaskStore;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What a {@link Relauncher} works with.
 *
 * @param records how to start an application; empty when it must not be
 * @param loop where everything is decided
 * @param files where may be waited: looks at files and starts processes
 * @param log told a line about each start, without secrets
 */
public record RelaunchParts(
    TaskStore tasks,
    LaunchStore launches,
    Function<String, Optional<LaunchRecord>> records,
    AppStarter starter,
    LaunchCheck check,
    LaunchTime time,
    LaunchRules rules,
    Executor loop,
    Executor files,
    SecureRandom random,
    DaemonLog log) {}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.StatusReply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The daemon as a whole, as those who talk to it may steer it. */
public interface DaemonControl {

  /** How it is, but for what the server knows itself. */
  CompletableFuture<StatusReply.Builder> status();

  /** Ends it once this call is answered. */
  void stop();

  /** Begins no more transfers, and ends it when those that run are over, or after that time. */
  void drain(Duration atMost);

  /** Makes room for a newer daemon once this call is answered, or tells that it stays. */
  CompletableFuture<Boolean> handOver(String version, boolean onlyWhenIdle);

  /** Whether new work is refused. */
  boolean isStopping();
}

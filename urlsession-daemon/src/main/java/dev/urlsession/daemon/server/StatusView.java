// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.AppInfo;
import dev.urlsession.background.protocol.AppsReply;
import dev.urlsession.background.protocol.RegisterRequest.Mode;
import dev.urlsession.background.protocol.SessionInfo;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.daemon.hub.LaunchRecord;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.relaunch.LaunchLimiter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the daemon, its sessions and its applications are. */
final class StatusView {

  private final ServiceParts parts;
  private final Supplier<Integer> connections;

  StatusView(ServiceParts parts, Supplier<Integer> connections) {
    this.parts = parts;
    this.connections = connections;
  }

  CompletableFuture<StatusReply> status() {
    int open = connections.get();
    return parts
        .control()
        .status()
        .thenCombine(
            sessions(null),
            (status, all) -> status.addAllSessions(all).setConnections(open).build());
  }

  CompletableFuture<List<SessionInfo>> sessions(@Nullable String app) {
    Set<SessionKey> attached = parts.hub().attachedSessions();
    return parts
        .hub()
        .sessions(app)
        .thenApply(all -> all.stream().map(session -> info(session, attached)).toList());
  }

  private static SessionInfo info(SessionRecord session, Set<SessionKey> attached) {
    return SessionInfo.newBuilder()
        .setApplication(session.key().app())
        .setSession(session.key().identifier())
        .setAttached(attached.contains(session.key()))
        .setUnfinishedTasks(session.unfinished())
        .setStoredEvents(session.pendingEvents())
        .build();
  }

  CompletableFuture<AppsReply> apps() {
    CompletableFuture<AppsReply.Builder> reply =
        CompletableFuture.completedFuture(AppsReply.newBuilder());
    for (Map.Entry<String, Optional<LaunchRecord>> app : parts.apps().all().entrySet()) {
      reply = reply.thenCombine(info(app.getKey(), app.getValue()), AppsReply.Builder::addApps);
    }
    return reply.thenApply(AppsReply.Builder::build);
  }

  private CompletableFuture<AppInfo> info(String app, Optional<LaunchRecord> launch) {
    return parts
        .hub()
        .sessions(app)
        .thenCombine(
            parts.launches().launchState(app),
            (sessions, state) -> {
              AppInfo.Builder info =
                  AppInfo.newBuilder()
                      .setApplication(app)
                      .setUnfinishedTasks(
                          sessions.stream().mapToLong(SessionRecord::unfinished).sum())
                      .setFailures(state.failures())
                      .setParked(LaunchLimiter.isParked(state))
                      .setNextLaunch(LaunchLimiter.earliest(state).toEpochMilli());
              launch.ifPresent(
                  record -> info.setMode(Mode.LAUNCH).setCommand(Launching.of(record)));
              return info.build();
            });
  }
}

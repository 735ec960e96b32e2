// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.LaunchInfo;
import dev.urlsession.background.protocol.LaunchesReply;
import dev.urlsession.background.protocol.ManageAppReply;
import dev.urlsession.background.protocol.ManageAppRequest;
import dev.urlsession.background.protocol.Refusal.Reason;
import dev.urlsession.daemon.hub.SessionCommands;
import dev.urlsession.daemon.model.LaunchEntry;
import java.util.concurrent.CompletableFuture;

/** What is asked about starts of applications, and done about an application as a whole. */
final class LaunchCalls {

  private static final int USUAL_LIMIT = 100;

  private final ServiceParts parts;
  private final SessionCommands commands;

  LaunchCalls(ServiceParts parts, SessionCommands commands) {
    this.parts = parts;
    this.commands = commands;
  }

  CompletableFuture<LaunchesReply> latest(int limit) {
    return parts
        .launches()
        .launches(limit == 0 ? USUAL_LIMIT : limit)
        .thenApply(
            all ->
                LaunchesReply.newBuilder()
                    .addAllLaunches(all.stream().map(LaunchCalls::info).toList())
                    .build());
  }

  private static LaunchInfo info(LaunchEntry entry) {
    return LaunchInfo.newBuilder()
        .setApplication(entry.session().app())
        .setSession(entry.session().identifier())
        .setStartedAt(entry.started().toEpochMilli())
        .setOutcome(entry.outcome())
        .build();
  }

  CompletableFuture<ManageAppReply> manage(ManageAppRequest request) {
    CompletableFuture<?> done =
        switch (request.getActionCase()) {
          case UNPARK -> parts.relauncher().forgive(request.getApplication());
          case FORGET -> forget(request.getApplication());
          case ACTION_NOT_SET ->
              throw new Refused(Reason.INVALID, "What is to be done with the application?");
        };
    return done.thenApply(any -> ManageAppReply.getDefaultInstance());
  }

  /** Every session of it ends, with all tasks and files, and it is started no more. */
  private CompletableFuture<?> forget(String app) {
    return parts
        .hub()
        .sessions(app)
        .thenCompose(
            sessions ->
                CompletableFuture.allOf(
                    sessions.stream()
                        .map(session -> commands.invalidate(session.attachment(), true))
                        .toArray(CompletableFuture<?>[]::new)))
        .thenCompose(ended -> parts.apps().forgetLaunch(app));
  }
}

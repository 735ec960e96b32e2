// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.ListReply;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.daemon.hub.SessionCommands;
import dev.urlsession.daemon.hub.SessionHub;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.TaskRecord;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Tells tasks page by page, as fast as they are taken (E19). Confined to the loop. */
final class ListCall {

  private final SessionHub hub;
  private final SessionCommands commands;
  private final ServerCallStreamObserver<ListReply> replies;
  private final Queue<SessionKey> sessions = new ArrayDeque<>();
  private long after;
  private boolean busy = true;

  ListCall(SessionHub hub, SessionCommands commands, ServerCallStreamObserver<ListReply> replies) {
    this.hub = hub;
    this.commands = commands;
    this.replies = replies;
    replies.setOnReadyHandler(this::go);
    replies.setOnCancelHandler(() -> busy = true);
  }

  /** Of one session, or of all with an empty identifier. */
  void begin(String app, String identifier) {
    hub.then(hub.sessions(app), found -> begin(found, identifier), this::failed);
  }

  private void begin(List<SessionRecord> found, String identifier) {
    for (SessionRecord session : found) {
      if (identifier.isEmpty() || session.key().identifier().equals(identifier)) {
        sessions.add(session.key());
      }
    }
    busy = false;
    go();
  }

  private void go() {
    if (busy || !replies.isReady()) {
      return;
    }
    busy = true;
    SessionKey session = sessions.peek();
    if (session == null) {
      replies.onCompleted();
      return;
    }
    hub.then(commands.tasks(session, after), this::tell, this::failed);
  }

  private void tell(List<TaskRecord> page) {
    if (replies.isCancelled()) {
      return;
    }
    if (page.isEmpty()) {
      sessions.remove();
      after = 0;
    } else {
      after = page.get(page.size() - 1).task().taskIdentifier();
      for (List<TaskInfo> part : Pages.of(page.stream().map(Messages::of).toList())) {
        replies.onNext(ListReply.newBuilder().addAllTasks(part).build());
      }
    }
    busy = false;
    go();
  }

  private void failed(Throwable failure) {
    if (!replies.isCancelled()) {
      replies.onError(Refused.of(failure).status());
    }
  }
}

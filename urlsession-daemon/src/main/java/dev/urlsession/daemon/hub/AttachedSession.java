// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.daemon.hub.Subscriber.End;
import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.store.Leftovers;
import dev.urlsession.daemon.store.TaskStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attachment: tells the subscriber its session's tasks, then what happens. Of stored events no
 * more than the window are under way, and a page at a time is in memory, however many there are
 * (E06, E18). Confined to the hub's loop.
 */
public final class AttachedSession {

  private final SessionHub hub;
  private final TaskStore store;
  private final AttachRequest request;
  private final Subscriber subscriber;
  private final Map<Long, LiveState> live = new LinkedHashMap<>();

  private @Nullable Attachment right;
  private boolean over;
  private boolean busy;
  private boolean listed;
  private long lastListed;
  private long newest;
  private long sent;
  private long sentBefore;
  private long acknowledged;
  private boolean finishIsDue;

  AttachedSession(SessionHub hub, TaskStore store, AttachRequest request, Subscriber subscriber) {
    this.hub = hub;
    this.store = store;
    this.request = request;
    this.subscriber = subscriber;
  }

  SessionKey key() {
    return request.session();
  }

  String process() {
    return request.process();
  }

  boolean isOver() {
    return over;
  }

  /** The store has it. */
  void opened(SessionRecord record, boolean launched) {
    right = record.attachment();
    acknowledged = record.acknowledged();
    sent = acknowledged;
    sentBefore = record.sent();
    newest = record.lastSequence();
    finishIsDue = launched || record.pendingEvents() > 0;
    subscriber.attached(record, launched);
    pump();
  }

  /** Something may be sent: the subscriber is ready, there is news, or an answer of the store. */
  public void pump() {
    if (over || busy || right == null || !subscriber.isReady()) {
      return;
    }
    if (!listed) {
      list();
      return;
    }
    tellLive();
    if (sent < newest && sent - acknowledged < request.window()) {
      send(right);
    } else {
      finish();
    }
  }

  private void list() {
    busy = true;
    hub.then(store.tasks(key(), lastListed, TaskStore.LARGEST_PAGE), this::listed, this::failed);
  }

  private void listed(List<TaskRecord> page) {
    busy = false;
    if (over) {
      return;
    }
    listed = page.size() < TaskStore.LARGEST_PAGE;
    if (!page.isEmpty()) {
      lastListed = page.get(page.size() - 1).task().taskIdentifier();
    }
    // Their ends are events that follow, or were told and are not acknowledged yet.
    subscriber.tasks(page, listed);
    pump();
  }

  private void send(Attachment by) {
    busy = true;
    long room = request.window() - (sent - acknowledged);
    int limit = (int) Math.min(room, TaskStore.LARGEST_PAGE);
    hub.then(store.events(by, sent, limit), this::send, this::failed);
  }

  private void send(List<StoredEvent> page) {
    busy = false;
    if (over) {
      return;
    }
    for (StoredEvent event : page) {
      live.remove(event.taskIdentifier());
      if (event.sequence() > acknowledged) {
        subscriber.event(event);
      }
      sent = Math.max(sent, event.sequence());
    }
    if (page.isEmpty()) {
      newest = sent; // What was announced is gone: swept, or a repair went back.
    }
    pump();
  }

  private void tellLive() {
    for (LiveState state : live.values()) {
      if (!subscriber.isReady()) {
        return;
      }
      if (state.hasMoved() || state.isWaiting() || state.resumedAt() >= 0) {
        subscriber.live(state);
        state.told();
      }
    }
  }

  private void finish() {
    if (finishIsDue && acknowledged >= newest && !hub.isNearEnd(key())) {
      finishIsDue = false;
      subscriber.didFinishEvents();
    }
  }

  /** There is an event with this number. */
  void stored(long sequence) {
    newest = Math.max(newest, sequence);
    pump();
  }

  LiveState live(long task) {
    return live.computeIfAbsent(task, LiveState::new);
  }

  /**
   * The application has had this event and all before it, maybe in an earlier attachment: the
   * daemon died before it noted that. Such an event is not sent again.
   */
  public void acknowledge(long sequence) {
    Attachment by = right;
    if (over || by == null || sequence <= acknowledged || sequence > Math.max(sent, sentBefore)) {
      return;
    }
    acknowledged = sequence;
    sent = Math.max(sent, sequence);
    pump();
    hub.then(store.acknowledge(by, sequence), this::forgotten, this::failed);
  }

  private void forgotten(Leftovers leftovers) {
    hub.transfers().forget(leftovers);
    if (leftovers.remaining() == 0) {
      hub.lookWhetherOver(this);
    }
  }

  /** The attachment's right, with which its calls come; null before it has one. */
  public @Nullable Attachment right() {
    return right;
  }

  private void failed(Throwable failure) {
    hub.end(this, End.FAILED, String.valueOf(failure.getMessage()));
  }

  /** Ends it, and tells the subscriber unless that is gone. */
  void end(@Nullable End reason, String message) {
    if (!over) {
      over = true;
      live.clear();
      if (reason != null) {
        subscriber.ended(reason, message);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.client.DaemonException;
import dev.urlsession.background.client.SessionListener;
import dev.urlsession.background.protocol.Attached;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.protocol.LiveEvent;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.background.protocol.TaskInfo;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a session hears. */
final class HeardSession implements SessionListener {

  final List<TaskInfo> tasks = new CopyOnWriteArrayList<>();
  final BlockingQueue<Attached> attached = new LinkedBlockingQueue<>();
  final BlockingQueue<Boolean> listed = new LinkedBlockingQueue<>();
  final BlockingQueue<StoredEvent> events = new LinkedBlockingQueue<>();
  final BlockingQueue<LiveEvent> live = new LinkedBlockingQueue<>();
  final BlockingQueue<Challenge> challenges = new LinkedBlockingQueue<>();
  final BlockingQueue<DaemonException> interrupted = new LinkedBlockingQueue<>();
  final BlockingQueue<DaemonException> ended = new LinkedBlockingQueue<>();
  final BlockingQueue<Boolean> finished = new LinkedBlockingQueue<>();

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing was heard.");
    }
    return next;
  }

  @Override
  public void attached(Attached message) {
    attached.add(message);
  }

  @Override
  public void tasks(List<TaskInfo> page, boolean last) {
    tasks.addAll(page);
    if (last) {
      listed.add(true);
    }
  }

  @Override
  public void live(LiveEvent event) {
    live.add(event);
  }

  @Override
  public void event(StoredEvent event) {
    events.add(event);
  }

  @Override
  public void challenged(Challenge challenge) {
    challenges.add(challenge);
  }

  @Override
  public void didFinishEvents() {
    finished.add(true);
  }

  @Override
  public void interrupted(DaemonException why) {
    interrupted.add(why);
  }

  @Override
  public void ended(DaemonException why) {
    ended.add(why);
  }
}

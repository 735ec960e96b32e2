// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;

/** Pulls a body, but not while the task is suspended. Confined to the loop. */
final class BodyFlow {

  private final BodySource body;
  private boolean suspended;
  private boolean owed;

  BodyFlow(BodySource body, boolean suspended) {
    this.body = body;
    this.suspended = suspended;
  }

  void start(BodyReceiver receiver) {
    body.start(receiver);
    demand();
  }

  void demand() {
    if (suspended) {
      owed = true;
    } else {
      body.demand();
    }
  }

  void suspend() {
    suspended = true;
  }

  void proceed() {
    suspended = false;
    if (owed) {
      owed = false;
      body.demand();
    }
  }

  void cancel() {
    body.cancel();
  }
}

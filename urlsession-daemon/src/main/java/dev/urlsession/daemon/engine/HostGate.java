// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import java.util.ArrayDeque;

/** Lets so many tasks at a time to one host, and none while it is to be spared. */
final class HostGate {

  final String name;
  final HostBreaker breaker = new HostBreaker();
  private final Limits limits;
  private final ArrayDeque<Lane> parked = new ArrayDeque<>();
  private int inFlight;
  private int discretionary;
  private int queued;

  HostGate(String name, Limits limits) {
    this.name = name;
    this.limits = limits;
  }

  boolean admits(SessionQueue session, long now) {
    int most = Math.min(limits.perHost(), session.traits().perHost());
    boolean room = inFlight < limits.perHost() && session.inFlightAt(this) < most;
    boolean discretionaryRoom =
        !session.isDiscretionary() || discretionary < limits.discretionaryPerHost();
    return room && discretionaryRoom && breaker.admits(now);
  }

  /** A task begins; true when it tries whether the host is back. */
  boolean began(boolean isDiscretionary) {
    inFlight++;
    discretionary += isDiscretionary ? 1 : 0;
    return breaker.began();
  }

  /** So many tasks more are queued for it. */
  void queued(int more) {
    queued += more;
  }

  /** Whether nothing would be lost by forgetting it. */
  boolean isIdle(long now) {
    return queued == 0 && inFlight == 0 && parked.isEmpty() && breaker.isHealthy(now);
  }

  void ended(boolean wasDiscretionary) {
    inFlight--;
    discretionary -= wasDiscretionary ? 1 : 0;
  }

  /** Keeps a lane that may be tried again when something ended here. */
  void park(Lane lane) {
    parked.addLast(lane);
  }

  /** Sends the lanes back to their sessions. */
  void unpark() {
    for (Lane lane = parked.poll(); lane != null; lane = parked.poll()) {
      lane.inRing = false;
      lane.session.ready(lane);
    }
  }

  boolean hasParked() {
    return !parked.isEmpty();
  }
}

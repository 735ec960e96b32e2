// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.auth.Proof;
import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.transport.Exchange;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.Place;
import dev.urlsession.internal.transport.Route;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The context of one load: what its stages share and how it is steered from outside. Confined to
 * the loop.
 */
public final class Load {

  private static final CompletableFuture<@Nullable Void> RUNNING =
      CompletableFuture.completedFuture(null);

  private final LoadingEnvironment environment;
  private TaskEventSink events;
  private final BodySupply bodies;
  private final TransactionLog log;
  private final IdleWatch idle;
  private final LoadTerms terms;
  private List<Runnable> whenRunning = List.of();
  private List<Runnable> whenHeldUp = List.of();
  private @Nullable URLRequest current;
  private @Nullable LoadChallenges challenges;
  private @Nullable Proof proof;
  private @Nullable String shownAs;
  private @Nullable Exchange exchange;
  private @Nullable Route route;
  private @Nullable URI originOf;
  private @Nullable Origin origin;
  private @Nullable Cancellable waiting;
  private float priority;
  private long turn = -1;
  private int hops;
  private boolean suspended;
  private boolean cancelled;
  private boolean saidWaiting;
  private boolean connected;

  /** A load that runs. */
  public Load(
      LoadingEnvironment environment,
      TaskEventSink events,
      BodySupply bodies,
      TransactionLog log,
      IdleWatch idle,
      LoadTerms terms) {
    this.environment = environment;
    this.events = events;
    this.bodies = bodies;
    this.log = log;
    this.idle = idle;
    this.terms = terms;
    this.priority = terms.priority();
  }

  /** What all loads of the session share. */
  public LoadingEnvironment environment() {
    return environment;
  }

  /** What the user must hear goes here. */
  public TaskEventSink events() {
    return events;
  }

  /** What happens from now on goes here. */
  public void tell(TaskEventSink successor) {
    events = successor;
  }

  /** This request is loaded now. */
  void requested(URLRequest request) {
    current = request;
    events.requested(request);
  }

  /** What is loaded now; null before anything is. */
  public @Nullable URLRequest current() {
    return current;
  }

  BodySupply bodies() {
    return bodies;
  }

  TransactionLog log() {
    return log;
  }

  IdleWatch idle() {
    return idle;
  }

  /** Answers what is asked on the way. */
  LoadChallenges challenges() {
    LoadChallenges known = challenges;
    if (known == null) {
      known = new LoadChallenges(this);
      challenges = known;
    }
    return known;
  }

  CredentialAccess credentials() {
    return new CredentialAccess(
        environment.configuration().urlCredentialStorage(), terms.task(), environment.loop());
  }

  /**
   * This is shown to the server from now on; null for nothing.
   *
   * @param who tells whose it is from those of others; null for nobody's
   */
  void show(@Nullable Proof value, @Nullable String who) {
    proof = value;
    shownAs = who;
  }

  /** Whose proof is shown; null when none is. */
  @Nullable String shownAs() {
    return shownAs;
  }

  @Nullable Proof proof() {
    return proof;
  }

  /** Whether the body can be read once more than it is sent. */
  boolean canHashBody() {
    return current == null || bodies.isReplayable(current);
  }

  /** What the task asks of the load. */
  public LoadTerms terms() {
    return terms;
  }

  /** Moves no more bytes and begins nothing new. */
  public void suspend() {
    suspended = true;
    tellHeldUp();
    if (exchange != null) {
      exchange.suspend();
    }
  }

  /** Takes {@link #suspend()} back. */
  public void proceed() {
    suspended = false;
    if (exchange != null) {
      exchange.proceed();
    }
    while (!suspended && !whenRunning.isEmpty()) {
      Runnable next = whenRunning.get(0);
      whenRunning = List.copyOf(whenRunning.subList(1, whenRunning.size()));
      next.run();
    }
  }

  /** Who gets the next free connection first. */
  public void setPriority(float value) {
    priority = value;
    if (exchange != null) {
      exchange.setPriority(value);
    }
  }

  /** Ends what is under way; nobody hears of it through this load any more. */
  public void cancel() {
    cancelled = true;
    tellHeldUp();
    if (proof != null) {
      proof.abandoned();
    }
    whenRunning = List.of();
    idle.end();
    Exchange current = exchange;
    exchange = null;
    if (current != null) {
      current.cancel();
    }
    Cancellable wait = waiting;
    waiting = null;
    if (wait != null) {
      wait.cancel();
    }
  }

  /** How many redirects were followed. */
  int hops() {
    return hops;
  }

  void hop() {
    hops++;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** The turn stays: what is sent again, or redirected, is not overtaken by what came later. */
  Place place() {
    if (turn < 0) {
      turn = environment.transport().nextTurn();
    }
    return new Place(priority, turn);
  }

  /** Completes now, or when the load is no longer suspended. */
  CompletableFuture<@Nullable Void> whenRunning() {
    if (cancelled) {
      return CompletableFuture.failedFuture(URLError.cancelled(null));
    }
    if (!suspended) {
      return RUNNING;
    }
    CompletableFuture<@Nullable Void> running = new CompletableFuture<>();
    whenRunning = Few.with(whenRunning, () -> running.complete(null));
    return running;
  }

  /** Whom the URL belongs to; stages ask for that of the same one after another. */
  Origin origin(URI url) {
    Origin known = origin;
    if (known == null || !url.equals(originOf)) {
      known = TransportStage.origin(url);
      origin = known;
      originOf = url;
    }
    return known;
  }

  /** The way the next request goes. */
  void go(Route way) {
    route = way;
  }

  /** See {@link #go}. */
  Route route(Origin origin) {
    Route way = route;
    return way == null ? Route.direct(origin) : way;
  }

  /** Runs it once when the load is suspended or ends: others who wait for it wait in vain. */
  void whenHeldUp(Runnable told) {
    if (suspended || cancelled) {
      told.run();
    } else {
      whenHeldUp = Few.with(whenHeldUp, told);
    }
  }

  private void tellHeldUp() {
    List<Runnable> told = whenHeldUp;
    whenHeldUp = List.of();
    told.forEach(Runnable::run);
  }

  /** This is what suspending, cancelling and priority apply to now. */
  void under(Exchange current) {
    exchange = current;
    if (suspended) {
      current.suspend();
    }
  }

  /** A wait that cancelling ends. */
  void waiting(@Nullable Cancellable wait) {
    waiting = wait;
  }

  /** True the first time only: the user hears of waiting once (B-236). */
  boolean sayWaiting() {
    boolean first = !saidWaiting;
    saidWaiting = true;
    return first;
  }

  /** The answer is there, and only its body to come: what led to it is let go. */
  public void answered() {
    challenges = null;
    route = null;
    origin = null;
  }

  void connected() {
    connected = true;
  }

  boolean wasConnected() {
    return connected;
  }
}

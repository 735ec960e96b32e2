// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.URLError;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.client.DaemonException;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.client.SessionListener;
import dev.urlsession.background.protocol.Answer;
import dev.urlsession.background.protocol.Attached;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.protocol.ChallengeAnswer;
import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.LiveEvent;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.Open;
import dev.urlsession.background.protocol.StoredEvent;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.internal.background.BackgroundHost;
import dev.urlsession.internal.background.BackgroundLink;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.SerialExecutor;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.store.ApplicationDirectory;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskDriver;
import dev.urlsession.internal.task.TaskSpec;
import dev.urlsession.internal.transport.TransportRuntime;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The line of one session to the daemon. What tasks ask for goes through it, and what the daemon
 * tells comes back on the loop. It outlives the daemon: the channel below mends itself.
 */
final class RemoteLink implements BackgroundLink, SessionListener {

  /** So many events may be under way; more than one, or each waits for the way there and back. */
  private static final int WINDOW = 100;

  private final URLSessionConfiguration configuration;
  private final TransportRuntime runtime = TransportRuntime.shared();
  private final Loop loop = runtime.nextLoop();

  /** Reads the short answers of uploads, and keeps events in order while it does. */
  private final SerialExecutor arrivals = new SerialExecutor(runtime.files());

  private final CompletableFuture<Void> recalled = new CompletableFuture<>();
  private final UploadSpool spool = new UploadSpool(ApplicationDirectory.current());
  private final UploadAnswers answers = new UploadAnswers();

  /** What came before the session was there to hear it, in its order. */
  private final Queue<Consumer<RemoteEvents>> early = new ArrayDeque<>();

  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private @Nullable SessionChannel channel;
  private @Nullable RemoteEvents events;
  private volatile long lastTaskIdentifier;
  private long lastEpoch;

  RemoteLink(URLSessionConfiguration configuration) {
    this.configuration = configuration;
  }

  /** Blocks until the daemon has the session. */
  void attach(@Nullable String launch, boolean hearsChallenges) throws URLError {
    Open.Builder open =
        Open.newBuilder()
            .setSession(Objects.requireNonNull(configuration.identifier()))
            .setWindow(WINDOW)
            .setSettings(Settings.of(configuration, hearsChallenges));
    if (launch != null) {
      open.setLaunchNonce(launch);
    }
    try {
      DaemonClient daemon = DaemonClient.shared();
      daemon.register(Launches.of(configuration)).join();
      channel = daemon.attach(open.build(), this).join();
    } catch (IOException | RuntimeException failed) {
      throw Refusals.of(failed);
    }
  }

  private SessionChannel channel() {
    return Objects.requireNonNull(channel);
  }

  @Override
  public void begin(BackgroundHost host) {
    synchronized (early) {
      events = new RemoteEvents(host, this, configuration);
      early.forEach(this::onLoop);
      early.clear();
    }
  }

  @Override
  public Loop loop() {
    return loop;
  }

  @Override
  public Timers timers() {
    return Timers.SYSTEM;
  }

  @Override
  public long lastTaskIdentifier() {
    return lastTaskIdentifier;
  }

  @Override
  public TaskDriver driver(TaskSpec spec, Task task) {
    return new RemoteDriver(this, task, spec, task.taskIdentifier() <= lastTaskIdentifier);
  }

  /** On disk when the future completes. */
  CompletableFuture<Void> enqueue(Task task, TaskSpec spec) throws URLError {
    NewTask message = NewTasks.of(task, spec, spool, configuration);
    answers.expect(message.getIdentifier(), message.getKind());
    return channel().enqueue(List.of(message)).thenAccept(reply -> {});
  }

  /** On disk when the future completes. */
  CompletableFuture<CommandReply> command(CommandRequest.Builder command) {
    return channel().command(command);
  }

  /** What belongs to no queue. */
  void later(Runnable work) {
    runtime.streams().execute(work);
  }

  void acknowledge(long sequence) {
    channel().acknowledge(sequence);
  }

  /** On disk when the future completes. */
  CompletableFuture<CommandReply> answer(Answer answer) {
    return channel().answer(answer);
  }

  void answer(ChallengeAnswer answer) {
    channel().answer(answer);
  }

  @Override
  public void recall(Runnable then) {
    recalled.thenRun(then);
  }

  @Override
  public void finish(boolean cancel, Runnable whenOver) {
    over.thenRun(
        () ->
            onLoop(
                to -> {
                  to.over();
                  whenOver.run();
                }));
    channel().invalidate(cancel);
  }

  @Override
  public void renewConnections() {
    // The daemon's connections are shared by sessions and come and go as it sees fit.
  }

  @Override
  public void forgetTrust() {
    channel().forget();
  }

  /** The daemon hears of it before this returns, since the process may end then. */
  @Override
  public void handled() {
    channel().launchDone();
    channel().detach().join();
  }

  @Override
  public void close() {
    channel().close();
  }

  @Override
  public void attached(Attached attached) {
    lastTaskIdentifier = Math.max(lastTaskIdentifier, attached.getLastTaskIdentifier());
    if (attached.getEpoch() <= lastEpoch) {
      // Epochs only grow: this is a daemon without the state that the session had (B-280).
      onLoop(
          to ->
              to.lost(
                  URLError.of(
                      URLError.Code.BACKGROUND_SESSION_WAS_DISCONNECTED,
                      "The daemon's files are gone, and with them the tasks of this session: create"
                          + " it again, and start what is still needed.")));
    }
    lastEpoch = attached.getEpoch();
  }

  @Override
  public void tasks(List<TaskInfo> page, boolean last) {
    page.forEach(task -> answers.expect(task.getIdentifier(), task.getKind()));
    onLoop(
        to -> {
          page.forEach(to::known);
          if (last) {
            recalled.complete(null);
          }
        });
  }

  @Override
  public void live(LiveEvent event) {
    onLoop(to -> to.live(event));
  }

  @Override
  public void event(StoredEvent event) {
    arrivals.execute(
        () -> {
          byte[] body = answers.read(event);
          onLoop(to -> to.stored(event, body));
          if (event.getKindCase() == StoredEvent.KindCase.SESSION_INVALIDATED) {
            over.complete(null);
          }
        });
  }

  /** Behind the events before it, so that its task is not told of out of turn. */
  @Override
  public void challenged(Challenge challenge) {
    arrivals.execute(() -> onLoop(to -> to.challenged(challenge)));
  }

  @Override
  public void didFinishEvents() {
    arrivals.execute(() -> onLoop(RemoteEvents::finishedEvents));
  }

  @Override
  public void interrupted(DaemonException why) {
    // The channel mends itself; tasks go on in the meantime, or wait for the daemon.
  }

  @Override
  public void ended(DaemonException why) {
    arrivals.execute(
        () -> {
          if (why.problem() == DaemonException.Problem.INVALIDATED) {
            over.complete(null);
          } else {
            onLoop(to -> to.lost(Refusals.of(why)));
          }
        });
  }

  /** Not before the session is there to hear it. */
  private void onLoop(Consumer<RemoteEvents> work) {
    synchronized (early) {
      RemoteEvents to = events;
      if (to == null) {
        early.add(work);
      } else {
        loop.execute(() -> work.accept(to));
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.client;

import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.protocol.Answer;
import dev.urlsession.background.protocol.AttachReply;
import dev.urlsession.background.protocol.AttachRequest;
import dev.urlsession.background.protocol.Attached;
import dev.urlsession.background.protocol.ChallengeAnswer;
import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.Ended;
import dev.urlsession.background.protocol.EnqueueReply;
import dev.urlsession.background.protocol.EnqueueRequest;
import dev.urlsession.background.protocol.Forget;
import dev.urlsession.background.protocol.InvalidateReply;
import dev.urlsession.background.protocol.InvalidateRequest;
import dev.urlsession.background.protocol.LaunchDone;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.Open;
import dev.urlsession.background.protocol.StoredEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An attached session. When the line breaks, it attaches again on the next one; what was asked
 * meanwhile waits, at most half a minute. Its methods may be called on any thread and do not block.
 */
public final class SessionChannel implements AutoCloseable {

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /** How long the first attachment is tried. */
  private static final long PATIENCE_SECONDS = 30;

  private final Line line;
  private final ScheduledExecutorService loop;
  private final Open open;
  private final SessionListener listener;
  private final CompletableFuture<SessionChannel> first = new CompletableFuture<>();
  private final Questions questions;
  private final Acknowledgements acknowledgements = new Acknowledgements();
  private final long begun = System.nanoTime();

  // Confined to the loop.
  private @Nullable AttachStream stream;
  private long pause = FIRST_PAUSE_MILLIS;
  private final Queue<AttachRequest> unsent = new ArrayDeque<>();
  private boolean isAttached;
  private long lastDelivered;
  private boolean over;

  private SessionChannel(Line line, Open open, SessionListener listener) {
    this.line = line;
    this.loop = line.hold().next();
    this.open = open.toBuilder().setAnswersChallenges(true).build();
    this.listener = listener;
    this.questions = new Questions(loop);
  }

  static CompletableFuture<SessionChannel> attach(Line line, Open open, SessionListener listener) {
    SessionChannel channel = new SessionChannel(line, open, listener);
    channel.loop.execute(channel::connect);
    return channel.first;
  }

  /** Completes when the daemon has the tasks on disk. Known tasks are not made again. */
  public CompletableFuture<EnqueueReply> enqueue(List<NewTask> tasks) {
    EnqueueRequest.Builder request =
        EnqueueRequest.newBuilder().setSession(open.getSession()).addAllTasks(tasks);
    return questions.ask(
        (daemon, epoch, reply) -> daemon.enqueue(request.setEpoch(epoch).build(), reply));
  }

  /** Completes when what is wanted is on disk. Session and epoch are filled in. */
  public CompletableFuture<CommandReply> command(CommandRequest.Builder command) {
    CommandRequest.Builder request = command.setSession(open.getSession());
    return questions.ask(
        (daemon, epoch, reply) -> daemon.command(request.setEpoch(epoch).build(), reply));
  }

  /**
   * Ends the session; its last event says when it is over.
   *
   * @param cancel false to let its tasks finish first
   */
  public CompletableFuture<InvalidateReply> invalidate(boolean cancel) {
    InvalidateRequest.Builder request =
        InvalidateRequest.newBuilder().setSession(open.getSession()).setCancel(cancel);
    return questions.ask(
        (daemon, epoch, reply) -> daemon.invalidate(request.setEpoch(epoch).build(), reply));
  }

  /** The last callback of this event, and of all before it, has returned. */
  public void acknowledge(long sequence) {
    if (acknowledgements.add(sequence)) {
      onLoop(this::sendAcknowledgement);
    }
  }

  /**
   * Answers a {@code DelayedRequest}. Completes when the answer is on disk, however often the line
   * breaks before; the event is acknowledged only then.
   */
  public CompletableFuture<CommandReply> answer(Answer answer) {
    CommandRequest.Builder request =
        CommandRequest.newBuilder().setSession(open.getSession()).setAnswer(answer);
    return questions.insist(
        (daemon, epoch, reply) -> daemon.command(request.setEpoch(epoch).build(), reply));
  }

  /**
   * Answers a {@code Challenge}. It may be lost with the line: then the question is, too, and comes
   * again.
   */
  public void answer(ChallengeAnswer answer) {
    onLoop(
        () -> {
          if (stream != null && isAttached) {
            stream.send(AttachRequest.newBuilder().setChallengeAnswer(answer).build());
          }
        });
  }

  /** The application called the completion handler it was started for. */
  public void launchDone() {
    send(AttachRequest.newBuilder().setLaunchDone(LaunchDone.getDefaultInstance()).build());
  }

  /** What was answered to challenges is not used any more. */
  public void forget() {
    send(AttachRequest.newBuilder().setForget(Forget.getDefaultInstance()).build());
  }

  /** Detaches. The transfers go on; their events wait. The listener is not called any more. */
  @Override
  public void close() {
    detach();
  }

  /** The same; completes when the daemon has heard all that was said before, or seems gone. */
  public CompletableFuture<Void> detach() {
    DaemonException why = new DaemonException(Problem.LOST, "The session was detached.", null);
    CompletableFuture<Void> heard = new CompletableFuture<>();
    boolean accepted = onLoop(() -> end(why, false).thenAccept(heard::complete));
    return accepted ? heard : CompletableFuture.completedFuture(null);
  }

  /** Whether it will be done: after the end there is no loop any more, and nothing to do. */
  private boolean onLoop(Runnable work) {
    try {
      loop.execute(work);
      return true;
    } catch (RejectedExecutionException ended) {
      return false;
    }
  }

  private void send(AttachRequest message) {
    onLoop(
        () -> {
          if (stream != null && isAttached) {
            stream.send(message);
          } else if (!over) {
            unsent.add(message);
          }
        });
  }

  private void sendAcknowledgement() {
    long sequence = acknowledgements.take();
    if (stream != null && sequence > 0) {
      stream.send(AttachRequest.newBuilder().setAcknowledged(sequence).build());
    }
  }

  private void connect() {
    if (over) {
      return;
    }
    line.connection()
        .whenCompleteAsync(
            (connection, failure) -> {
              if (connection == null) {
                broken(Refusals.unwrapped(failure));
              } else if (!over) {
                stream = AttachStream.open(connection, open, this::received, this::broken);
              }
            },
            loop);
  }

  private void received(AttachReply message) {
    if (over) {
      return;
    }
    switch (message.getMessageCase()) {
      case ATTACHED -> attached(message.getAttached());
      case TASKS -> listener.tasks(message.getTasks().getTasksList(), message.getTasks().getLast());
      case LIVE -> listener.live(message.getLive());
      case EVENT -> event(message.getEvent());
      case CHALLENGE -> listener.challenged(message.getChallenge());
      case DID_FINISH_EVENTS -> listener.didFinishEvents();
      case ENDED -> broken(reason(message.getEnded()));
      case MESSAGE_NOT_SET -> {} // Of a newer daemon; not for us.
    }
  }

  private void attached(Attached attached) {
    pause = FIRST_PAUSE_MILLIS;
    if (attached.getLastSequence() < lastDelivered) {
      lastDelivered = 0; // The daemon had to go back to an older copy of its state.
    }
    listener.attached(attached);
    acknowledgements.again();
    sendAcknowledgement();
    AttachStream current = stream;
    if (current != null) {
      isAttached = true;
      unsent.forEach(current::send);
      unsent.clear();
      questions.open(current.connection(), attached.getEpoch());
    }
    first.complete(this);
  }

  /**
   * What this process has had already is on its way to the delegate, or has been told. Then the
   * daemon has forgotten that, or took no notice of it before it had told it in this attachment.
   */
  private void event(StoredEvent event) {
    if (event.getSequence() > lastDelivered) {
      lastDelivered = event.getSequence();
      listener.event(event);
    } else {
      acknowledgements.again();
      sendAcknowledgement();
    }
  }

  private static DaemonException reason(Ended ended) {
    Problem problem =
        switch (ended.getReason()) {
          case FENCED -> Problem.FENCED;
          case STOPPING -> Problem.STOPPING;
          case INVALIDATED -> Problem.INVALIDATED;
          case PROTOCOL_ERROR -> Problem.INVALID;
          case UNKNOWN, UNRECOGNIZED -> Problem.INTERNAL;
        };
    return new DaemonException(problem, ended.getMessage(), null);
  }

  private void broken(DaemonException why) {
    if (over) {
      return;
    }
    boolean wasAttached = first.isDone();
    boolean patient =
        wasAttached || System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    boolean mendable = wasAttached ? why.isMendable() : why.isPassing();
    if (!mendable || !patient) {
      end(why, true);
      return;
    }
    if (stream != null) {
      stream.close();
      stream = null;
      isAttached = false;
      questions.close();
      if (wasAttached) {
        listener.interrupted(why);
      }
    }
    loop.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
  }

  private CompletableFuture<Void> end(DaemonException why, boolean tell) {
    if (over) {
      return CompletableFuture.completedFuture(null);
    }
    sendAcknowledgement();
    over = true;
    AttachStream last = stream;
    stream = null;
    CompletableFuture<Void> closed =
        last == null ? CompletableFuture.completedFuture(null) : last.close();
    questions.end(why);
    if (!first.completeExceptionally(why) && tell) {
      listener.ended(why);
    }
    return closed.whenComplete((nothing, failure) -> line.release());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import com.google.protobuf.ByteString;
import dev.urlsession.background.protocol.Answer;
import dev.urlsession.background.protocol.AppsReply;
import dev.urlsession.background.protocol.AppsRequest;
import dev.urlsession.background.protocol.AttachReply;
import dev.urlsession.background.protocol.AttachRequest;
import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.EnqueueReply;
import dev.urlsession.background.protocol.EnqueueRequest;
import dev.urlsession.background.protocol.HandOverReply;
import dev.urlsession.background.protocol.HandOverRequest;
import dev.urlsession.background.protocol.HelloReply;
import dev.urlsession.background.protocol.HelloRequest;
import dev.urlsession.background.protocol.InvalidateReply;
import dev.urlsession.background.protocol.InvalidateRequest;
import dev.urlsession.background.protocol.LaunchesReply;
import dev.urlsession.background.protocol.LaunchesRequest;
import dev.urlsession.background.protocol.ListReply;
import dev.urlsession.background.protocol.ListRequest;
import dev.urlsession.background.protocol.ManageAppReply;
import dev.urlsession.background.protocol.ManageAppRequest;
import dev.urlsession.background.protocol.Refusal.Reason;
import dev.urlsession.background.protocol.RegisterReply;
import dev.urlsession.background.protocol.RegisterRequest;
import dev.urlsession.background.protocol.SessionsReply;
import dev.urlsession.background.protocol.SessionsRequest;
import dev.urlsession.background.protocol.StatusReply;
import dev.urlsession.background.protocol.StatusRequest;
import dev.urlsession.background.protocol.StopReply;
import dev.urlsession.background.protocol.StopRequest;
import dev.urlsession.background.protocol.UrlSessionDaemonGrpc.UrlSessionDaemonImplBase;
import dev.urlsession.background.translation.Requests;
import dev.urlsession.background.wire.Protocol;
import dev.urlsession.daemon.hub.AppRegistry;
import dev.urlsession.daemon.hub.SessionCommands;
import dev.urlsession.daemon.hub.SessionHub;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.TaskChange;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The calls of the protocol, one method each: what is asked becomes a record, the hub does it, and
 * what came of it becomes a message. Called on the loop.
 */
final class DaemonService extends UrlSessionDaemonImplBase {

  private final SessionHub hub;
  private final SessionCommands commands;
  private final AppRegistry apps;
  private final DaemonControl control;
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

  private final Greeting greeting;
  private final StatusView view;
  private final LaunchCalls launches;
  private final DaemonLog log;

  DaemonService(ServiceParts parts, Supplier<Integer> connections) {
    this.hub = parts.hub();
    this.commands = new SessionCommands(parts.hub());
    this.apps = parts.apps();
    this.control = parts.control();
    this.log = parts.log();
    this.greeting = new Greeting(parts);
    this.view = new StatusView(parts, connections);
    this.launches = new LaunchCalls(parts, commands);
  }

  /** Answers once the future is done; what goes wrong on the way there is a refusal. */
  private <A> void answer(StreamObserver<A> reply, Supplier<CompletableFuture<A>> work) {
    CompletableFuture<A> answer;
    try {
      answer = work.get();
    } catch (RuntimeException wrong) {
      answer = CompletableFuture.failedFuture(wrong);
    }
    hub.then(
        answer,
        value -> {
          reply.onNext(value);
          reply.onCompleted();
        },
        failure -> {
          Refused refused = Refused.of(failure);
          if (refused.reason() == Reason.INTERNAL) {
            log.error("call.failed", failure);
          }
          reply.onError(refused.status());
        });
  }

  private SessionKey key(String identifier) {
    return new SessionKey(Caller.current().app(), identifier);
  }

  private void accepting() {
    if (control.isStopping()) {
      throw new Refused(Reason.STOPPING, "The daemon is about to end; ask the next one.");
    }
  }

  @Override
  public void hello(HelloRequest request, StreamObserver<HelloReply> reply) {
    Caller caller = Caller.current();
    answer(reply, () -> greeting.hello(caller, request));
  }

  @Override
  public void register(RegisterRequest request, StreamObserver<RegisterReply> reply) {
    String app = Caller.current().app();
    answer(
        reply,
        () ->
            apps.register(app, Launching.of(request))
                .thenApply(done -> RegisterReply.getDefaultInstance()));
  }

  @Override
  public StreamObserver<AttachRequest> attach(StreamObserver<AttachReply> replies) {
    return new AttachCall(hub, log, replies);
  }

  @Override
  public void enqueue(EnqueueRequest request, StreamObserver<EnqueueReply> reply) {
    answer(
        reply,
        () -> {
          accepting();
          if (request.getTasksCount() < 1 || request.getTasksCount() > Protocol.MAXIMUM_TASKS) {
            throw new Refused(Reason.INVALID, "An enqueue has 1 to 1,000 tasks.");
          }
          List<NewTask> tasks = request.getTasksList().stream().map(Records::of).toList();
          Attachment by = new Attachment(key(request.getSession()), request.getEpoch());
          return commands
              .enqueue(by, tasks)
              .thenApply(accepted -> EnqueueReply.getDefaultInstance());
        });
  }

  @Override
  public void command(CommandRequest request, StreamObserver<CommandReply> reply) {
    answer(
        reply,
        () ->
            commands
                .right(key(request.getSession()), request.getEpoch())
                .thenCompose(by -> command(by, request)));
  }

  private CompletableFuture<CommandReply> command(Attachment by, CommandRequest request) {
    List<Long> tasks = request.getTasksList();
    return switch (request.getCommandCase()) {
      case SUSPEND -> affected(commands.desire(by, tasks, Desired.SUSPEND));
      case RESUME -> affected(commands.desire(by, tasks, Desired.RUN));
      case CANCEL -> affected(commands.desire(by, tasks, Desired.CANCEL));
      case UPDATE -> affected(commands.change(by, tasks, Records.of(request.getUpdate())));
      case CANCEL_BY_PRODUCING_RESUME_DATA -> keeping(by, tasks);
      case ANSWER -> affected(answer(by, request.getAnswer()));
      case COMMAND_NOT_SET -> throw new Refused(Reason.INVALID, "A command this daemon lacks.");
    };
  }

  private CompletableFuture<Integer> answer(Attachment by, Answer answer) {
    long task = answer.getTask();
    return switch (answer.getReplyCase()) {
      case PROCEED -> commands.proceed(by, task);
      case CANCEL -> commands.desire(by, List.of(task), Desired.CANCEL);
      case REPLACEMENT ->
          commands.change(
              by,
              List.of(task),
              List.of(new TaskChange.Request(Requests.fromMessage(answer.getReplacement()))));
      case REPLY_NOT_SET -> throw new Refused(Reason.INVALID, "An answer this daemon lacks.");
    };
  }

  private static CompletableFuture<CommandReply> affected(CompletableFuture<Integer> count) {
    return count.thenApply(tasks -> CommandReply.newBuilder().setAffected(tasks).build());
  }

  private CompletableFuture<CommandReply> keeping(Attachment by, List<Long> tasks) {
    if (tasks.size() != 1) {
      throw new Refused(Reason.INVALID, "Resume data are of one task.");
    }
    return commands
        .cancelKeeping(by, tasks.get(0))
        .thenApply(
            data ->
                CommandReply.newBuilder()
                    .setAffected(1)
                    .setResumeData(data == null ? ByteString.EMPTY : ByteString.copyFrom(data))
                    .build());
  }

  @Override
  public void list(ListRequest request, StreamObserver<ListReply> replies) {
    new ListCall(hub, commands, (ServerCallStreamObserver<ListReply>) replies)
        .begin(Caller.current().app(), request.getSession());
  }

  @Override
  public void invalidate(InvalidateRequest request, StreamObserver<InvalidateReply> reply) {
    answer(
        reply,
        () ->
            commands
                .right(key(request.getSession()), request.getEpoch())
                .thenCompose(by -> commands.invalidate(by, request.getCancel()))
                .thenApply(done -> InvalidateReply.getDefaultInstance()));
  }

  @Override
  public void sessions(SessionsRequest request, StreamObserver<SessionsReply> reply) {
    String app = Caller.current().app();
    answer(
        reply,
        () ->
            view.sessions(app)
                .thenApply(all -> SessionsReply.newBuilder().addAllSessions(all).build()));
  }

  @Override
  public void status(StatusRequest request, StreamObserver<StatusReply> reply) {
    answer(reply, view::status);
  }

  @Override
  public void stop(StopRequest request, StreamObserver<StopReply> reply) {
    answer(reply, () -> CompletableFuture.completedFuture(StopReply.getDefaultInstance()));
    if (request.getDrain()) {
      control.drain(
          request.getDrainFor() > 0 ? Duration.ofMillis(request.getDrainFor()) : LONGEST_DRAIN);
    } else {
      control.stop();
    }
  }

  @Override
  public void handOver(HandOverRequest request, StreamObserver<HandOverReply> reply) {
    answer(
        reply,
        () ->
            control
                .handOver(request.getVersion(), request.getOnlyWhenIdle())
                .thenApply(granted -> HandOverReply.newBuilder().setGranted(granted).build()));
  }

  @Override
  public void apps(AppsRequest request, StreamObserver<AppsReply> reply) {
    answer(reply, view::apps);
  }

  @Override
  public void manageApp(ManageAppRequest request, StreamObserver<ManageAppReply> reply) {
    answer(reply, () -> launches.manage(request));
  }

  @Override
  public void launches(LaunchesRequest request, StreamObserver<LaunchesReply> reply) {
    answer(reply, () -> launches.latest(request.getLimit()));
  }
}

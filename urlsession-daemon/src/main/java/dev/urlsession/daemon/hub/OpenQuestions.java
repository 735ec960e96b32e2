// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.daemon.engine.ChallengeOutcome;
import dev.urlsession.daemon.model.Moved;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskState;
import dev.urlsession.daemon.model.WaitReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What an attached application is asked and has not answered, and which tasks are about to ask
 * since they waited for it. Confined to the hub's loop.
 */
final class OpenQuestions {

  private final Map<Long, Question> open = new LinkedHashMap<>();
  private final Queue<Long> unsent = new ArrayDeque<>();

  /** By the daemon's number, with the application's. */
  private final Map<Long, Long> expected = new HashMap<>();

  private long last;

  private record Question(
      TaskRecord task, URLAuthenticationChallenge challenge, Consumer<ChallengeOutcome> outcome) {}

  /** The task is tried again now if it waited for its application. */
  void listed(TaskRecord task) {
    if (task.waitingFor() != null && task.waitingFor().reason() == WaitReason.CHALLENGE) {
      expected.put(task.id(), task.task().taskIdentifier());
    }
  }

  void ask(
      TaskRecord task, URLAuthenticationChallenge challenge, Consumer<ChallengeOutcome> outcome) {
    open.put(++last, new Question(task, challenge, outcome));
    unsent.add(last);
  }

  /** Sends what was not sent, as far as the subscriber takes it. */
  void tell(Subscriber subscriber) {
    while (!unsent.isEmpty() && subscriber.isReady()) {
      long number = unsent.remove();
      Question question = open.get(number);
      if (question != null) {
        long task = question.task().task().taskIdentifier();
        subscriber.challenged(number, task, question.challenge());
      }
    }
  }

  /** An answer; one to no open question is too late. */
  void answered(long number, Function<URLAuthenticationChallenge, ChallengeOutcome> answer) {
    Question question = open.remove(number);
    if (question != null) {
      question.outcome().accept(answer.apply(question.challenge()));
    }
  }

  /** What does not run asks nothing. */
  void moved(Moved moved) {
    if (moved.state() != TaskState.RUNNING && moved.state() != TaskState.QUEUED) {
      expected.remove(moved.taskId());
      open.values().removeIf(question -> question.task().id() == moved.taskId());
    }
  }

  /** The task, by the application's number, was let in. */
  void letIn(long task) {
    expected.values().remove(task);
  }

  /** Whether nothing is asked and nothing about to be. */
  boolean isEmpty() {
    return open.isEmpty() && expected.isEmpty();
  }

  /** Nobody will answer. */
  void end() {
    List<Question> left = new ArrayList<>(open.values());
    open.clear();
    expected.clear();
    left.forEach(question -> question.outcome().accept(new ChallengeOutcome.Nobody()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.relaunch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.daemon.hub.LaunchRecord;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.SessionSettingsBuilder;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelauncherTest {

  private static final Duration COALESCED = Duration.ofSeconds(3);

  @TempDir Path directory;

  @Test
  @DisplayName("B-272: one start for all tasks of a session, after the last of them")
  void startsOnce() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey key = test.enqueue("app", SessionSettings.defaults(), 3);
      test.end(key, 1);
      test.end(key, 2);
      test.pass(COALESCED);
      assertThat(test.started).as("one task is left").isEmpty();

      test.end(key, 3);
      test.pass(COALESCED);

      assertThat(test.started).hasSize(1);
      assertThat(test.last().marks()).containsEntry(Relauncher.SESSION, "s");
      assertThat(test.attachAndTake(key, test.last().nonce())).isTrue();
      assertThat(test.outcomes()).containsExactly("attached");
      test.relauncher.done(key);
      assertThat(test.outcomes()).containsExactly("done");
      test.last().exit().complete(0);
      test.relauncher.detached(key);
      test.pass(Duration.ofHours(2));
      assertThat(test.started).hasSize(1);
      assertThat(test.relauncher.isBusy()).isFalse();
    }
  }

  @Test
  @DisplayName("S15: the number is good for one attach, of its session only")
  void nonceIsGoodOnce() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey key = test.missed("app");
      test.pass(COALESCED);
      String nonce = test.last().nonce();

      assertThat(nonce).hasSize(32);
      assertThat(test.relauncher.attached(new SessionKey("app", "other"), nonce)).isFalse();
      assertThat(test.relauncher.attached(key, "0".repeat(32))).isFalse();
      assertThat(test.relauncher.attached(key, nonce)).isTrue();
      assertThat(test.relauncher.attached(key, nonce)).isFalse();
    }
  }

  @Test
  @DisplayName("E17: a task that cannot go on without the application starts it, others or not")
  void attention() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey key = test.enqueue("app", SessionSettings.defaults(), 2);
      TaskRecord task = test.store.tasks(key, 0, 1).join().get(0);
      TaskRecord claimed = test.store.claim(task.id()).join().orElseThrow();
      test.store
          .hold(
              claimed.claim(),
              new Wait(WaitReason.APP_ATTENTION, null),
              new EventBody.Attention(TaskFailure.of(-1013, "Credentials are needed.")),
              Trouble.NONE)
          .join();
      test.relauncher.missed(key);
      test.pass(COALESCED);

      assertThat(test.started).hasSize(1);
    }
  }

  @Test
  @DisplayName("nobody is started who does not want it: attach-only, no launch events, policy")
  void unwanted() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory.resolve("1"))) {
      test.record = Optional.empty();
      test.missed("app");
      test.pass(Duration.ofHours(1));
      assertThat(test.started).as("attach-only").isEmpty();
    }
    try (TestRelaunch test = new TestRelaunch(directory.resolve("2"))) {
      SessionKey key =
          test.enqueue("app", new SessionSettingsBuilder().sendsLaunchEvents(false).build(), 1);
      test.end(key, 1);
      test.pass(Duration.ofHours(1));
      assertThat(test.started).as("sessionSendsLaunchEvents").isEmpty();
    }
    LaunchRules usual = LaunchRules.usual();
    LaunchRules off =
        new LaunchRules(
            false,
            usual.coalesce(),
            usual.toAttach(),
            usual.toFinish(),
            usual.atOnce(),
            usual.perMinute());
    try (TestRelaunch test =
        new TestRelaunch(directory.resolve("3"), ManualClock.at(TestRelaunch.START), off)) {
      test.missed("app");
      test.pass(Duration.ofHours(1));
      assertThat(test.started).as("off by policy").isEmpty();
    }
  }

  @Test
  @DisplayName("an application that is here is not started; when it has gone, it is")
  void here() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey other = new SessionKey("app", "other");
      test.relauncher.attached(other, "");
      test.missed("app");
      test.pass(Duration.ofMinutes(10));
      assertThat(test.started).isEmpty();

      test.relauncher.detached(other);
      test.pass(COALESCED);

      assertThat(test.started).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "E09, E05: one that crashes at once is started less and less often, five times, and parked")
  void crashesAtOnce() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey key = test.missed("app");
      int seen = 0;
      for (int second = 0; second < 7_200; second += 10) {
        test.pass(Duration.ofSeconds(10));
        if (test.started.size() > seen) {
          seen = test.started.size();
          test.last().exit().complete(1);
        }
      }
      assertThat(test.started).hasSize(LaunchLimiter.FAILURES_TO_PARK);
      assertThat(test.outcomes()).allMatch(outcome -> outcome.startsWith("ended with 1"));

      test.attachAndTake(key, "");
      test.relauncher.detached(key);
      test.missedAgain(key);
      test.pass(COALESCED);
      assertThat(test.started).as("it came by itself").hasSize(6);
    }
  }

  @Test
  @DisplayName("E14: one that does not call its completion handler has failed")
  void handlerNotCalled() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey key = test.missed("app");
      test.pass(COALESCED);
      test.attachAndTake(key, test.last().nonce());

      test.pass(Duration.ofSeconds(61));

      assertThat(test.outcomes()).containsExactly("did not call its completion handler");
      assertThat(test.store.launchState("app").join().failures()).isEqualTo(1);
      test.relauncher.done(key);
      assertThat(test.outcomes()).as("too late").hasSize(1).doesNotContain("done");
    }
  }

  @Test
  @DisplayName(
      "E09: one that does not attach within 30 s has failed, and so has one that goes early")
  void neverAttaches() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey key = test.missed("app");
      test.pass(COALESCED.plusSeconds(31));
      assertThat(test.outcomes()).containsExactly("did not attach in time");

      test.pass(Duration.ofSeconds(35));
      assertThat(test.started).hasSize(2);
      test.relauncher.attached(key, test.last().nonce());
      test.relauncher.detached(key);
      assertThat(test.outcomes().get(0)).isEqualTo("went away before it was done");
    }
  }

  @Test
  @DisplayName("E10: one that makes a task that fails at once, in its handler, is no fork bomb")
  void forkBomb() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey key = test.missed("app");
      int seen = 0;
      for (int second = 0; second < 3_600; second += 5) {
        test.pass(Duration.ofSeconds(5));
        if (test.started.size() > seen) {
          seen = test.started.size();
          test.attachAndTake(key, test.last().nonce());
          test.relauncher.done(key);
          test.settle();
          test.relauncher.detached(key);
          test.last().exit().complete(0);
          test.missedAgain(key);
        }
      }

      // 0, 60, 180, 420, 900, 1,860 seconds: one for each delay.
      assertThat(test.started).hasSize(6);
    }
  }

  @Test
  @DisplayName("a daemon that starts knows the delays, and looks after what waits")
  void survivesRestart() throws Exception {
    ManualClock clock = ManualClock.at(TestRelaunch.START);
    try (TestRelaunch test = new TestRelaunch(directory, clock, LaunchRules.usual())) {
      test.missed("app");
      test.pass(COALESCED);
      assertThat(test.started).hasSize(1);
    }
    try (TestRelaunch test = new TestRelaunch(directory, clock, LaunchRules.usual())) {
      test.relauncher.begin();
      test.pass(Duration.ofSeconds(30));
      assertThat(test.started).as("60 s after the last").isEmpty();
      test.pass(Duration.ofSeconds(60));
      assertThat(test.started).hasSize(1);
    }
  }

  @Test
  @DisplayName("at most three are started at once")
  void atOnce() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      for (int app = 0; app < 5; app++) {
        test.missed("app-" + app);
      }
      test.pass(COALESCED);
      assertThat(test.started).hasSize(3);

      test.started.get(0).exit().complete(1);
      test.started.get(1).exit().complete(1);
      test.pass(Duration.ofSeconds(10));

      assertThat(test.started).hasSize(5);
    }
  }

  @Test
  @DisplayName("S15: what others could have changed is not started, and that is said")
  void refused() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      test.record =
          Optional.of(
              new LaunchRecord(directory.resolve("missing"), List.of(), directory, Map.of()));
      test.missed("app");
      test.pass(COALESCED);

      assertThat(test.started).isEmpty();
      assertThat(test.outcomes()).containsExactly("refused: the executable is gone");
    }
  }

  @Test
  @DisplayName("E10: what a started application makes waits as long as its next start does")
  void tasksWait() throws Exception {
    try (TestRelaunch test = new TestRelaunch(directory)) {
      SessionKey key = test.missed("app");
      assertThat(test.relauncher.tasksBegin(key)).as("not started yet").isNull();
      test.pass(COALESCED);
      Instant started = test.clock.instant();
      assertThat(test.attachAndTake(key, test.last().nonce())).isTrue();

      assertThat(test.relauncher.tasksBegin(key))
          .isAfter(started.plusSeconds(50))
          .isBeforeOrEqualTo(started.plusSeconds(60));
      assertThat(test.relauncher.tasksBegin(new SessionKey("other", "s"))).isNull();
      test.relauncher.done(key);
      assertThat(test.relauncher.tasksBegin(key)).as("over").isNull();
    }
  }
}

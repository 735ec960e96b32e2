// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static dev.urlsession.daemon.Asks.answer;
import static dev.urlsession.daemon.HeardSession.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.urlsession.background.client.DaemonException;
import dev.urlsession.background.client.DaemonException.Problem;
import dev.urlsession.background.client.SessionChannel;
import dev.urlsession.background.protocol.HandOverReply;
import dev.urlsession.background.protocol.HandOverRequest;
import dev.urlsession.background.protocol.RegisterRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LockAndSocketTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @RegisterExtension final TestDaemon daemon = new TestDaemon();

  @Test
  @DisplayName("L02, L06: while it lives nobody else gets the lock, this process neither")
  void locked() throws Exception {
    assertThat(DaemonLock.take(daemon.places().daemonLock())).isEmpty();
  }

  @Test
  @DisplayName("L03: a daemon whose lock file was taken away ends")
  void lockTakenAway() throws Exception {
    Files.delete(daemon.places().daemonLock());
    assertThat(daemon.daemon().ended().get(60, TimeUnit.SECONDS)).isZero();
  }

  @Test
  @DisplayName("L08: a socket that was wiped is made again, and its directory too")
  void socketWiped() throws Exception {
    Path socket = daemon.places().socket();
    // Away at once: the daemon looks often, and might be faster than two deletions.
    Files.move(daemon.places().sockets(), daemon.folder().resolve("wiped"));
    await().atMost(LONG).until(() -> Files.exists(socket));
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> answer(daemon.client("a").hello()).getProtocol() == 1);
  }

  @Test
  @DisplayName("L08: who was connected when the socket was wiped stays so")
  void connectedStay() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    Files.delete(daemon.places().socket());
    await().atMost(LONG).until(() -> Files.exists(daemon.places().socket()));
    answer(channel.enqueue(List.of(Asks.suspended(1))));
    answer(channel.detach());
  }

  @Test
  @DisplayName("E16: the same process takes its session over at once, with a higher epoch")
  void takenOver() throws Exception {
    HeardSession first = new HeardSession();
    HeardSession second = new HeardSession();
    SessionChannel older = answer(daemon.client("a").attach(Asks.open("s"), first));
    SessionChannel newer = answer(daemon.client("a").attach(Asks.open("s"), second));
    assertThat(next(second.attached).getEpoch()).isGreaterThan(next(first.attached).getEpoch());
    assertThat(next(first.ended).problem()).isEqualTo(Problem.FENCED);
    assertThatThrownBy(() -> answer(older.enqueue(List.of(Asks.suspended(1)))))
        .isInstanceOf(DaemonException.class);
    answer(newer.enqueue(List.of(Asks.suspended(1))));
    answer(newer.detach());
  }

  private HandOverReply handOver(String version, boolean onlyWhenIdle) throws Exception {
    HandOverRequest request =
        HandOverRequest.newBuilder().setVersion(version).setOnlyWhenIdle(onlyWhenIdle).build();
    return answer(
        daemon.client("").<HandOverReply>call((stub, reply) -> stub.handOver(request, reply)));
  }

  @Test
  @DisplayName("L11: a daemon makes no room for one that is not newer")
  void olderAsks() throws Exception {
    assertThat(handOver("0", false).getGranted()).isFalse();
    assertThat(answer(daemon.client("a").hello()).getProtocol()).isEqualTo(1);
  }

  @Test
  @DisplayName("L11: nor for a newer one that only asks, while somebody is attached")
  void newerAsksWhileBusy() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    assertThat(handOver("99", true).getGranted()).isFalse();
    answer(channel.detach());
  }

  @Test
  @DisplayName("L09: it hands over to a newer one: exits with 75, the lock is free, all is stored")
  void handsOver() throws Exception {
    HeardSession heard = new HeardSession();
    SessionChannel channel = answer(daemon.client("a").attach(Asks.open("s"), heard));
    answer(channel.enqueue(List.of(Asks.suspended(1))));
    assertThat(handOver("99", false).getGranted()).isTrue();
    assertThat(daemon.daemon().ended().get(60, TimeUnit.SECONDS)).isEqualTo(75);
    daemon.start();
    next(heard.attached);
    assertThat(next(heard.attached).getLastTaskIdentifier()).isEqualTo(1);
    answer(channel.detach());
  }

  @Test
  @DisplayName("S15: what starts an application must be an absolute path")
  void launchRecord() {
    RegisterRequest request =
        RegisterRequest.newBuilder().setMode(RegisterRequest.Mode.LAUNCH).build();
    assertThatThrownBy(() -> answer(daemon.client("a").register(request)))
        .hasMessageContaining("absolute path");
  }
}

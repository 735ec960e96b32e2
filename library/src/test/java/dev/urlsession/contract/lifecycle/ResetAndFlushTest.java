// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookie;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.contract.Rig;
import dev.urlsession.contract.Waiting;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("B-010, B-011: reset and flush")
class ResetAndFlushTest {

  @RegisterExtension final Rig rig = new Rig();

  private final HTTPCookie cookie =
      HTTPCookie.builder("a", "b").domain("example.com").path("/").build();
  private final URLSessionConfiguration ephemeral =
      URLSessionConfiguration.ephemeralSessionConfiguration();

  private enum Way {
    RESET {
      @Override
      void go(URLSession session, Runnable handler) {
        session.reset(handler);
      }
    },
    FLUSH {
      @Override
      void go(URLSession session, Runnable handler) {
        session.flush(handler);
      }
    };

    abstract void go(URLSession session, Runnable handler);
  }

  private static void await(Way way, URLSession session) {
    CompletableFuture<Thread> done = new CompletableFuture<>();
    way.go(session, () -> done.complete(Thread.currentThread()));
    get(done);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B-010, B-011: later requests use new connections")
  void newConnections(Way way) {
    rig.server().route("/", Answer.text("hi"));
    URLSession session = rig.session();
    get(session.data(rig.uri("/")));

    await(way, session);
    get(session.data(rig.uri("/")));

    assertThat(rig.server().connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B-010, B-011: a load under way goes on")
  void loadsGoOn(Way way) {
    Gate gate = new Gate();
    rig.server().route("/", Answer.text("hi").gate(gate));
    URLSession session = rig.session();
    var load = session.data(rig.uri("/"));
    gate.awaitArrivals(1, Waiting.LONG);

    await(way, session);
    gate.open();

    assertThat(get(load).data()).asString().isEqualTo("hi");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B-012: the handler runs on the delegate queue")
  void handlerQueue(Way way) {
    ExecutorService queue = Executors.newSingleThreadExecutor(work -> new Thread(work, "theirs"));
    URLSession session = rig.session(null, queue);
    CompletableFuture<Thread> ran = new CompletableFuture<>();

    way.go(session, () -> ran.complete(Thread.currentThread()));

    assertThat(get(ran).getName()).isEqualTo("theirs");
    session.close();
    queue.shutdown();
  }

  @Test
  @DisplayName("B-010: reset empties cookies, cache and credentials")
  void resetEmpties() {
    URLSession session = rig.ending(URLSession.create(ephemeral));
    Stores.fill(ephemeral, cookie);
    assertThat(Stores.areEmpty(ephemeral)).isFalse();

    await(Way.RESET, session);

    assertThat(Stores.areEmpty(ephemeral)).isTrue();
  }

  @Test
  @DisplayName("B-011: flush leaves the cookies alone")
  void flushKeeps() {
    URLSession session = rig.ending(URLSession.create(ephemeral));
    Stores.fill(ephemeral, cookie);

    await(Way.FLUSH, session);

    assertThat(ephemeral.httpCookieStorage().cookies()).containsExactly(cookie);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B-010, B-012: the handler runs after the session became invalid, too")
  void afterInvalidation(Way way) {
    URLSession session = rig.session();
    session.close();

    await(way, session);

    assertThat(get(session.allTasks())).isEmpty();
  }
}

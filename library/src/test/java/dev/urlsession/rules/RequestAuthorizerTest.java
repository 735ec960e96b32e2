// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BearerAuthorizer;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.RequestAuthorizer;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestAuthorizerTest {

  private static Answer bearer(String token, Answer inside) {
    return Answer.respond(
        request ->
            ("Bearer " + token).equals(Locked.shown(request))
                ? inside
                : Locked.refusal("Bearer realm=\"api\", error=\"invalid_token\""));
  }

  private static URI anyOf(LoopbackServer server) {
    return server.uri("/");
  }

  @Test
  @DisplayName("B-124: a refused token is replaced, and the request sent once more")
  void refreshed() {
    try (LoopbackServer server = LoopbackServer.start()) {
      List<String> refused = new CopyOnWriteArrayList<>();
      BearerAuthorizer tokens =
          BearerAuthorizer.of(
              Set.of(anyOf(server)),
              old -> {
                refused.add(String.valueOf(old));
                return CompletableFuture.completedFuture(old == null ? "old" : "new");
              });
      server.route("/a", bearer("new", Answer.text("inside")));
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(tokens))) {
        Told told = rig.get("/a");
        assertThat(told.events()).containsExactly("response 200", "data", "complete");
        assertThat(rig.get("/a").text()).isEqualTo("inside");
        assertThat(told.metrics().transactionMetrics()).hasSize(2);
        assertThat(told.metrics().transactionMetrics().toString()).doesNotContain("new", "Bearer");
      }
      assertThat(refused).containsExactly("null", "old");
      assertThat(Locked.shown(server.requests()))
          .containsExactly("Bearer old", "Bearer new", "Bearer new");
    }
  }

  @Test
  @DisplayName("B-124: a token refused again is a 401 like any other")
  void refusedAgain() {
    try (LoopbackServer server = LoopbackServer.start()) {
      AtomicInteger got = new AtomicInteger();
      BearerAuthorizer tokens =
          BearerAuthorizer.of(
              Set.of(anyOf(server)),
              old -> CompletableFuture.completedFuture("t" + got.incrementAndGet()));
      server.route("/a", bearer("other", Answer.text("inside")));
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(tokens))) {
        assertThat(rig.get("/a").http().statusCode()).isEqualTo(401);
      }
      assertThat(server.requestCount()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("B-124: many refused at the same time get one new token")
  void together() throws Exception {
    int many = 20;
    try (LoopbackServer server = LoopbackServer.start()) {
      AtomicInteger refreshes = new AtomicInteger();
      BearerAuthorizer tokens =
          BearerAuthorizer.of(
              Set.of(anyOf(server)),
              old -> {
                if (old != null) {
                  refreshes.incrementAndGet();
                }
                return CompletableFuture.completedFuture(old == null ? "old" : "new");
              });
      server.route("/a", bearer("new", Answer.text("inside")));
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(tokens))) {
        List<CompletableFuture<URLSession.DataResult>> all =
            IntStream.range(0, many)
                .mapToObj(i -> rig.session.data(URLRequest.of(server.uri("/a"))))
                .toList();
        for (CompletableFuture<URLSession.DataResult> one : all) {
          assertThat(one.get(60, TimeUnit.SECONDS).data()).asString().isEqualTo("inside");
        }
      }
      assertThat(refreshes).hasValue(1);
    }
  }

  @Test
  @DisplayName("B-124, B-239: what is asked again after a dead connection is authorized anew")
  void repeated() {
    try (LoopbackServer server = LoopbackServer.start()) {
      AtomicInteger sends = new AtomicInteger();
      RequestAuthorizer counting =
          request ->
              CompletableFuture.completedFuture(
                  request.toBuilder().header("X-Send", "" + sends.incrementAndGet()).build());
      server.route("/a", Answer.text("inside").thenCloseOnNextRequest());
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(counting))) {
        assertThat(rig.get("/a").text()).isEqualTo("inside");
        assertThat(rig.get("/a").text()).isEqualTo("inside");
      }
      assertThat(server.connections()).isEqualTo(2);
      assertThat(server.requests())
          .last()
          .extracting(request -> request.header("X-Send"))
          .isEqualTo(Optional.of("3"));
    }
  }

  @Test
  @DisplayName("B-140: what it adds goes to no other origin, whatever header it is")
  void notCarried() {
    try (LoopbackServer server = LoopbackServer.start();
        LoopbackServer other = LoopbackServer.start()) {
      server.route("/a", Answer.redirect(307, other.uri("/b").toString()));
      other.route("/b", Answer.text("elsewhere"));
      RequestAuthorizer keyed =
          request ->
              CompletableFuture.completedFuture(
                  request.url().getPort() == server.port()
                      ? request.toBuilder().header("X-Api-Key", "secret").build()
                      : request);
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(keyed))) {
        assertThat(rig.get("/a").text()).isEqualTo("elsewhere");
      }
      assertThat(server.requests().get(0).header("X-Api-Key")).contains("secret");
      assertThat(other.requests().get(0).header("X-Api-Key")).isEmpty();
    }
  }

  @Test
  @DisplayName("B-124: it may change the query, and is asked in every round of a challenge")
  void signed() {
    try (LoopbackServer server = LoopbackServer.start()) {
      AtomicInteger sends = new AtomicInteger();
      server.route("/a", Locked.basic(Answer.text("inside")));
      RequestAuthorizer signing =
          request ->
              CompletableFuture.completedFuture(
                  request.toBuilder()
                      .url(URI.create(request.url() + "?n=" + sends.incrementAndGet()))
                      .build());
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(signing))) {
        rig.heard.onChallenge = new Locked.Keys(Locked.KEY);
        assertThat(rig.get("/a").text()).isEqualTo("inside");
      }
      assertThat(server.requests()).extracting(r -> r.target()).containsExactly("/a?n=1", "/a?n=2");
    }
  }

  @Test
  @DisplayName("B-124: it may not send the request elsewhere")
  void elsewhere() {
    try (LoopbackServer server = LoopbackServer.start()) {
      RequestAuthorizer astray =
          request ->
              CompletableFuture.completedFuture(
                  request.toBuilder().url(URI.create("http://127.0.0.1:1/")).build());
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(astray))) {
        assertThat(rig.get("/a").code()).isEqualTo(Code.BAD_URL);
      }
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  @DisplayName("B-124: its failure is the failure of the load")
  void failing() {
    try (LoopbackServer server = LoopbackServer.start()) {
      RequestAuthorizer failing =
          request -> {
            throw new IllegalStateException("no token to be had");
          };
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(failing))) {
        Told told = rig.get("/a");
        assertThat(told.code()).isEqualTo(Code.USER_AUTHENTICATION_REQUIRED);
        assertThat(told.error()).hasRootCauseMessage("no token to be had");
      }
    }
  }

  @Test
  @DisplayName("B-124: it may block and ask by the same session; the task can be cancelled")
  void blocking() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      RequestAuthorizer blocking =
          new RequestAuthorizer() {
            @Override
            public CompletionStage<URLRequest> authorize(URLRequest request) {
              return CompletableFuture.completedFuture(request);
            }

            @Override
            public CompletionStage<Boolean> refused(URLRequest sent, HTTPURLResponse response) {
              asked.countDown();
              try {
                release.await();
              } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
              }
              return CompletableFuture.completedFuture(true);
            }
          };
      server.route("/a", Locked.refusal());
      server.route("/token", Answer.text("token"));
      try (Rig rig = Rig.to(server, c -> c.requestAuthorizer(blocking))) {
        var task = rig.session.dataTask(server.uri("/a"));
        Told told = rig.start(task);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(rig.get("/token").text()).isEqualTo("token");
        task.cancel();
        assertThat(told.awaitEnd().events()).containsExactly("complete CANCELLED");
      } finally {
        release.countDown();
      }
    }
  }

  @Test
  @DisplayName("B-124: the answer may come over the only connection there may be")
  void sameConnection() {
    try (LoopbackServer server = LoopbackServer.start()) {
      server.route("/a", bearer("token", Answer.text("inside")));
      server.route("/token", Answer.text("token"));
      AtomicReference<URLSession> session = new AtomicReference<>();
      BearerAuthorizer tokens =
          BearerAuthorizer.of(
              Set.of(anyOf(server)),
              old ->
                  old == null
                      ? CompletableFuture.completedFuture("old")
                      : session
                          .get()
                          .data(
                              URLRequest.builder(server.uri("/token"))
                                  .header("Authorization", "none")
                                  .build())
                          .thenApply(answer -> new String(answer.data(), UTF_8)));
      try (Rig rig =
          Rig.to(server, c -> c.requestAuthorizer(tokens).httpMaximumConnectionsPerHost(1))) {
        session.set(rig.session);
        assertThat(rig.get("/a").text()).isEqualTo("inside");
      }
    }
  }
}

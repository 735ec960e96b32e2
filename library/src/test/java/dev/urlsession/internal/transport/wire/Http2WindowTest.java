// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError.Code;
import io.netty.handler.codec.http2.Http2Error;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Http2WindowTest {

  private static final int STREAM_WINDOW = 1 << 20;
  private static final int CONNECTION_WINDOW = 16 << 20;
  private static final int LARGE = 3 << 19;

  @Test
  @DisplayName("B-060, B-241: what nobody takes comes no further than the stream's window")
  void waits() {
    try (Http2Pair pair = new Http2Pair()) {
      Http2Call call = answered(pair, LARGE);
      assertThat(call.came).isEqualTo(STREAM_WINDOW);
      call.demandAll();
      assertThat(call.taken).isEqualTo(LARGE);
      assertThat(call.ended).isTrue();
    }
  }

  @Test
  @DisplayName("B-060, B-241: however many bodies wait for their readers, others pass them by")
  void passes() {
    try (Http2Pair pair = new Http2Pair()) {
      List<Http2Call> waiting = new ArrayList<>();
      for (int i = 0; i < 2 * CONNECTION_WINDOW / STREAM_WINDOW; i++) {
        waiting.add(answered(pair, LARGE));
      }
      Http2Call quick = answered(pair, LARGE);
      quick.demandAll();
      assertThat(quick.ended).isTrue();
      waiting.forEach(Http2Call::demandAll);
      assertThat(waiting)
          .allSatisfy(
              call -> {
                assertThat(call.ended).isTrue();
                assertThat(call.taken).isEqualTo(LARGE);
              });
    }
  }

  @Test
  @DisplayName("B-241: cancelled streams are reset and cost the connection nothing")
  void cancelled() {
    Http2Pair pair = new Http2Pair();
    try (pair) {
      for (int i = 0; i < 4 * CONNECTION_WINDOW / STREAM_WINDOW; i++) {
        Http2Call call = answered(pair, LARGE);
        call.demand();
        call.cancel();
        assertThat(pair.resets).containsEntry(call.stream, Http2Error.CANCEL.code());
      }
      assertThat(pair.connectionWindow()).isGreaterThanOrEqualTo(CONNECTION_WINDOW / 2);
    }
    assertThat(pair.held()).isZero();
  }

  @Test
  @DisplayName("B-241: a header that is too long fails its stream only, and says so")
  void longHeader() {
    try (Http2Pair pair = new Http2Pair()) {
      Http2Call tooLong = pair.get();
      Http2Call other = pair.get();
      pair.head(tooLong.stream, HTTPHeaders.of("a", "b".repeat(65 * 1024)), false);
      assertThat(tooLong.unanswered().code()).isEqualTo(Code.DATA_LENGTH_EXCEEDS_MAXIMUM);
      pair.head(other.stream, HTTPHeaders.empty(), true);
      other.demand();
      assertThat(other.ended).isTrue();
    }
  }

  @Test
  @DisplayName("B-069, B-241: a body longer than promised fails its stream only")
  void longer() {
    try (Http2Pair pair = new Http2Pair()) {
      Http2Call call = pair.get();
      pair.head(call.stream, HTTPHeaders.of("content-length", "3"), false);
      pair.data(call.stream, 4, false);
      call.demandAll();
      assertThat(call.failure).isNotNull();
      assertThat(pair.resets).containsKey(call.stream);
      Http2Call next = answered(pair, 10);
      next.demandAll();
      assertThat(next.ended).isTrue();
    }
  }

  /** What happens next: to which of the calls, and how much of it. */
  enum Kind {
    GET,
    DATA,
    LAST,
    DEMAND,
    SUSPEND,
    PROCEED,
    CANCEL
  }

  @Property(tries = 150)
  void whateverHappens(
      @ForAll @Size(max = 60) List<Kind> kinds,
      @ForAll @Size(60) List<@IntRange(max = 400_000) Integer> sizes) {
    Http2Pair pair = new Http2Pair();
    List<Http2Call> open = new ArrayList<>();
    List<Http2Call> complete = new ArrayList<>();
    try (pair) {
      for (int i = 0; i < kinds.size(); i++) {
        int size = sizes.get(i);
        if (kinds.get(i) == Kind.GET || open.isEmpty()) {
          Http2Call call = pair.get();
          pair.head(call.stream, HTTPHeaders.empty(), false);
          open.add(call);
          continue;
        }
        Http2Call call = open.get(size % open.size());
        switch (kinds.get(i)) {
          case DATA -> pair.data(call.stream, size, false);
          case DEMAND -> call.demand();
          case SUSPEND -> call.exchange().suspend();
          case PROCEED -> call.exchange().proceed();
          case LAST -> {
            pair.data(call.stream, size, true);
            open.remove(call);
            complete.add(call);
          }
          default -> {
            call.cancel();
            open.remove(call);
          }
        }
        assertThat(call.came - call.taken).isBetween(0L, (long) STREAM_WINDOW);
        assertThat(pair.connectionWindow()).isGreaterThanOrEqualTo(CONNECTION_WINDOW / 2);
      }
      for (Http2Call call : complete) {
        call.exchange().proceed();
        call.demandAll();
        assertThat(call.ended).isTrue();
        assertThat(call.taken).isEqualTo(call.came);
      }
      open.forEach(Http2Call::cancel);
    }
    assertThat(pair.held()).isZero();
  }

  /** A call whose answer has so many bytes, all of them sent or waiting. */
  private static Http2Call answered(Http2Pair pair, int length) {
    Http2Call call = pair.get();
    pair.head(call.stream, HTTPHeaders.of("content-length", Integer.toString(length)), false);
    pair.data(call.stream, length, true);
    return call;
  }
}

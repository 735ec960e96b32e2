// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KnownHeadsTest {

  private static final String SMALL =
      "HTTP/1.1 200 OK\r\nDate: today\r\nContent-Length: 5\r\nX-Own: a\r\n\r\n";

  /** Many are equally long, and some mean something else than those before them. */
  private static final List<String> ANSWERS =
      List.of(
          SMALL + "first",
          SMALL + "other",
          SMALL + "first and more",
          SMALL + "half",
          SMALL.replace("X-Own: a", "X-Own: b") + "third",
          SMALL.replace("200 OK", "404 No") + "fifth",
          SMALL.replace("200 OK", "204 No"),
          SMALL.replace("Content-Length: 5", "Content-Length: 0") + "extra",
          SMALL.replace("today", "today\r\nConnection: close") + "close",
          "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nOK",
          "HTTP/1.1 100 Go on\r\n\r\n" + SMALL + "later",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
          "HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\nab",
          "\r\n" + SMALL + "lines");

  private record Step(String method, String answer, int cut) {}

  @Property(tries = 400)
  @Label("B-070: an answer says the same whatever came before it")
  void same(@ForAll("steps") List<Step> steps) {
    WireFields shared = new WireFields(100);
    Http1Client kept = new Http1Client(shared);
    for (Step step : steps) {
      Http1Client fresh = new Http1Client(new WireFields(100));
      String expected = fresh.exchange(step.method(), step.answer(), step.cut());
      fresh.end();
      assertThat(kept.exchange(step.method(), step.answer(), step.cut())).isEqualTo(expected);
      if (!kept.isOpen()) {
        kept.end();
        kept = new Http1Client(shared);
      }
    }
    kept.end();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> methods = Arbitraries.frequency(Tuple.of(9, "GET"), Tuple.of(1, "HEAD"));
    // Mostly whole.
    Arbitrary<Integer> cuts = Arbitraries.integers().between(-200, 90).map(at -> Math.max(0, at));
    return Combinators.combine(methods, Arbitraries.of(ANSWERS), cuts)
        .as(Step::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(12);
  }

  @Test
  @DisplayName(
      "a connection on which anything comes unasked, and be it no line yet, serves no more")
  void unasked() {
    Http1Client client = new Http1Client(new WireFields(100));
    String empty = SMALL.replace("Content-Length: 5", "Content-Length: 0");
    assertThat(client.exchange("GET", empty + "x", empty.length())).endsWith(" ended 61+0 closed");
    assertThat(client.isOpen()).isFalse();
    client.end();
  }

  @Test
  @DisplayName("a head that came before is not decoded again")
  void known() {
    WireFields fields = new WireFields(100);
    Http1Client client = new Http1Client(fields);
    assertThat(client.exchange("GET", SMALL + "first", 0)).startsWith("HTTP/1.1 200");
    Object headers = client.headers();
    assertThat(client.exchange("GET", SMALL + "other", 0)).contains(" other ended ");
    assertThat(client.headers()).isSameAs(headers);
    assertThat(fields.heads().find(Http1Client.buffer(SMALL + "third"))).isNotNull();
    assertThat(fields.heads().find(Http1Client.buffer(SMALL + "longer"))).isNull();
    client.end();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCache;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequest.CachePolicy;
import dev.urlsession.URLRequestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random requests, changes and hours: the cache does what a slow and simple one would do. */
class CacheModelTest {

  enum Kind {
    GET,
    POST,
    CHANGE,
    WAIT
  }

  /** Something that happens. */
  record Event(
      Kind kind, int url, String variant, CachePolicy policy, String directive, int seconds) {}

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(Kind.GET)),
            Tuple.of(1, Arbitraries.just(Kind.POST)),
            Tuple.of(1, Arbitraries.just(Kind.CHANGE)),
            Tuple.of(2, Arbitraries.just(Kind.WAIT)));
    Arbitrary<CachePolicy> policies =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just(CachePolicy.USE_PROTOCOL_CACHE_POLICY)),
            Tuple.of(1, Arbitraries.of(CachePolicy.class)));
    Arbitrary<String> directives =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just("")),
            Tuple.of(
                2,
                Arbitraries.of(
                    "no-cache",
                    "no-store",
                    "max-age=3",
                    "max-stale",
                    "max-stale=5",
                    "min-fresh=4",
                    "only-if-cached")));
    return Combinators.combine(
            kinds,
            Arbitraries.integers().between(0, CacheModel.RESOURCES - 1),
            Arbitraries.of("a", "b"),
            policies,
            directives,
            Arbitraries.integers().between(1, 15))
        .as(Event::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 1_000)
  @Label("K, RFC 9111: in memory, the answers and the questions to the server are the model's")
  void inMemory(@ForAll("events") List<Event> events) {
    URLCache cache = new URLCache(10_000_000, 0, null);
    check(cache, events);
  }

  @Property(tries = 30)
  @Label("K, RFC 9111: on disk, the answers and the questions to the server are the model's")
  void onDisk(@ForAll("events") List<Event> events) throws IOException {
    Path directory = Files.createTempDirectory("cache-model");
    try (URLCache cache = new URLCache(0, 10_000_000, directory.resolve("cache"))) {
      check(cache, events);
    }
    try (var all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void check(URLCache cache, List<Event> events) {
    CacheHarness real = new CacheHarness(cache);
    CacheModel model = new CacheModel();
    for (Event event : events) {
      switch (event.kind()) {
        case WAIT -> {
          real.advance(event.seconds());
          model.advance(event.seconds());
        }
        case CHANGE -> {
          real.origin.change(event.url());
          model.change(event.url());
        }
        case POST -> {
          real.load(request(event).httpMethod("POST").build());
          model.post(event.url());
        }
        case GET -> {
          CacheModel.Result expected =
              model.get(event.url(), event.variant(), event.policy(), event.directive());
          int before = real.origin.requests();
          CacheHarness.Result got = real.load(request(event).build());
          assertThat(got.body()).as("%s", event).isEqualTo(expected.body());
          assertThat(real.origin.requests() - before)
              .as("questions to the server, %s", event)
              .isEqualTo(expected.questions());
          assertThat(got.outcome()).as("%s", event).isEqualTo(expected.outcome());
        }
      }
    }
  }

  private static URLRequestBuilder request(Event event) {
    URLRequestBuilder request =
        URLRequest.builder(CacheHarness.url(event.url()))
            .cachePolicy(event.policy())
            .header("X-V", event.variant());
    return event.directive().isEmpty()
        ? request
        : request.header("Cache-Control", event.directive());
  }
}

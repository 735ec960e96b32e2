// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache;

import static dev.urlsession.URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA;
import static dev.urlsession.URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA;
import static dev.urlsession.URLRequest.CachePolicy.RELOAD_REVALIDATING_CACHE_DATA;
import static dev.urlsession.URLRequest.CachePolicy.RETURN_CACHE_DATA_DONT_LOAD;
import static dev.urlsession.URLRequest.CachePolicy.RETURN_CACHE_DATA_ELSE_LOAD;
import static dev.urlsession.URLRequest.CachePolicy.USE_PROTOCOL_CACHE_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest.CachePolicy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored is fresh for 60 s from {@link Stored#TIME}. */
class CacheStrategyTest {

  private static final String ETAG = "\"1\"";

  private static CacheQuery query(CachePolicy policy, long seconds, String... headers) {
    HTTPHeaders fields = HTTPHeaders.of(headers);
    return new CacheQuery(
        "GET",
        policy,
        CacheControl.parse(fields.values("Cache-Control")),
        fields.contains("Range"),
        fields::value,
        Stored.TIME + seconds * 1000);
  }

  /** In a word: what was decided. */
  private static String decide(CacheQuery query, StoredResponse... stored) {
    CacheDecision decision = CacheStrategy.decide(query, List.of(stored));
    if (decision instanceof CacheDecision.Use use) {
      return "use " + use.reason() + (use.refresh() ? " and refresh" : "");
    }
    return decision instanceof CacheDecision.Load load
        ? "load " + load.reason()
        : decision.getClass().getSimpleName();
  }

  private static StoredResponse stored(String control, String... more) {
    HTTPHeaders.Builder headers = HTTPHeaders.builder().add("Cache-Control", control);
    for (int i = 0; i < more.length; i += 2) {
      headers.add(more[i], more[i + 1]);
    }
    return Stored.of(
        new dev.urlsession.HTTPURLResponse(
            java.net.URI.create("http://h/a"), 200, "HTTP/1.1", headers.build()));
  }

  private static final StoredResponse FRESH = stored("max-age=60", "ETag", ETAG);

  @ParameterizedTest(name = "{0}: nothing {1}, fresh {2}, stale {3}")
  @CsvSource({
    "USE_PROTOCOL_CACHE_POLICY, load ABSENT, use FRESH, Validate",
    "RELOAD_IGNORING_LOCAL_CACHE_DATA, load POLICY, load POLICY, load POLICY",
    "RETURN_CACHE_DATA_ELSE_LOAD, load ABSENT, use ANY_AGE, use ANY_AGE",
    "RETURN_CACHE_DATA_DONT_LOAD, Unavailable, use ANY_AGE, use ANY_AGE",
    "RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA, load POLICY, load POLICY, load POLICY",
    "RELOAD_REVALIDATING_CACHE_DATA, load ABSENT, Validate, Validate",
  })
  @DisplayName("B-218: the table of policies")
  void policies(CachePolicy policy, String nothing, String fresh, String stale) {
    assertThat(decide(query(policy, 0))).isEqualTo(nothing);
    assertThat(decide(query(policy, 59), FRESH)).isEqualTo(fresh);
    assertThat(decide(query(policy, 60), FRESH)).isEqualTo(stale);
  }

  @Test
  @DisplayName("B-218: the policies that take any age also take what must be revalidated")
  void anyAge() {
    StoredResponse strict = stored("no-cache, must-revalidate", "ETag", ETAG);
    assertThat(decide(query(RETURN_CACHE_DATA_ELSE_LOAD, 99), strict)).isEqualTo("use ANY_AGE");
    assertThat(decide(query(RETURN_CACHE_DATA_DONT_LOAD, 99), strict)).isEqualTo("use ANY_AGE");
  }

  @Test
  @DisplayName("B-218: policies that go to the server do not even look")
  void lookUp() {
    assertThat(query(RELOAD_IGNORING_LOCAL_CACHE_DATA, 0).looksUp()).isFalse();
    assertThat(query(RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA, 0).looksUp()).isFalse();
    assertThat(query(RELOAD_REVALIDATING_CACHE_DATA, 0).looksUp()).isTrue();
    assertThat(query(USE_PROTOCOL_CACHE_POLICY, 0, "Range", "bytes=0-1").looksUp()).isFalse();
  }

  @ParameterizedTest(name = "{0} at {1} s: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no-cache | 0 | Validate",
        "max-age=10 | 9 | use FRESH",
        "max-age=10 | 10 | Validate",
        "max-age=0 | 0 | Validate",
        "min-fresh=10 | 50 | use FRESH",
        "min-fresh=10 | 51 | Validate",
        "max-stale=10 | 70 | use ACCEPTED_STALE",
        "max-stale=10 | 71 | Validate",
        "max-stale | 5000 | use ACCEPTED_STALE",
        "max-age=10, max-stale=5 | 15 | use ACCEPTED_STALE",
        "max-age=10, max-stale=5 | 16 | Validate",
        "only-if-cached | 59 | use FRESH",
        "only-if-cached | 60 | GatewayTimeout",
        "only-if-cached, max-stale | 60 | use ACCEPTED_STALE",
        "unknown=1 | 59 | use FRESH",
      })
  @DisplayName("RFC 9111, 5.2.1: directives of requests")
  void requestDirectives(String control, long seconds, String decision) {
    assertThat(decide(query(USE_PROTOCOL_CACHE_POLICY, seconds, "Cache-Control", control), FRESH))
        .isEqualTo(decision);
  }

  @Test
  @DisplayName("RFC 9111, 5.2.1.7: only-if-cached with nothing stored is 504")
  void onlyIfCached() {
    CacheQuery query = query(USE_PROTOCOL_CACHE_POLICY, 0, "Cache-Control", "only-if-cached");
    assertThat(decide(query)).isEqualTo("GatewayTimeout");
  }

  @Test
  @DisplayName("RFC 9111, 5.4: Pragma: no-cache counts where there is no Cache-Control")
  void pragma() {
    assertThat(decide(query(USE_PROTOCOL_CACHE_POLICY, 0, "Pragma", "no-cache"), FRESH))
        .isEqualTo("Validate");
    CacheQuery both =
        query(USE_PROTOCOL_CACHE_POLICY, 0, "Pragma", "no-cache", "Cache-Control", "max-age=9");
    assertThat(decide(both, FRESH)).isEqualTo("use FRESH");
  }

  @Test
  @DisplayName("RFC 9111, 5.2.2.4: no-cache is not used without asking, no-cache of fields is")
  void noCache() {
    CacheQuery query = query(USE_PROTOCOL_CACHE_POLICY, 1);
    assertThat(decide(query, stored("no-cache, max-age=60", "ETag", ETAG))).isEqualTo("Validate");
    assertThat(decide(query, stored("no-cache, max-age=60"))).isEqualTo("load NO_CACHE");
    assertThat(decide(query, stored("no-cache=\"X-A\", max-age=60"))).isEqualTo("use FRESH");
  }

  @Test
  @DisplayName("RFC 9111, 5.2.2.2: must-revalidate is never used stale, whatever the request says")
  void mustRevalidate() {
    CacheQuery query = query(USE_PROTOCOL_CACHE_POLICY, 61, "Cache-Control", "max-stale");
    String strict = "max-age=60, must-revalidate, stale-while-revalidate=99, stale-if-error=99";
    StoredResponse stored = stored(strict, "ETag", ETAG);

    assertThat(decide(query, stored)).isEqualTo("Validate");
    assertThat(CacheStrategy.standsIn(query, stored, null)).isFalse();
    assertThat(decide(query, stored("max-age=60, proxy-revalidate")))
        .isEqualTo("use ACCEPTED_STALE");
  }

  @Test
  @DisplayName("RFC 9111, 4.2.4: stale without a validator is loaded anew")
  void noValidator() {
    assertThat(decide(query(USE_PROTOCOL_CACHE_POLICY, 60), stored("max-age=60")))
        .isEqualTo("load STALE");
    assertThat(decide(query(RELOAD_REVALIDATING_CACHE_DATA, 0), stored("max-age=60")))
        .isEqualTo("load POLICY");
  }

  @Test
  @DisplayName("RFC 5861, 3: stale-while-revalidate is used for so long, and refreshed")
  void staleWhileRevalidate() {
    StoredResponse stored = stored("max-age=60, stale-while-revalidate=30", "ETag", ETAG);

    assertThat(decide(query(USE_PROTOCOL_CACHE_POLICY, 89), stored))
        .isEqualTo("use STALE_WHILE_REVALIDATE and refresh");
    assertThat(decide(query(USE_PROTOCOL_CACHE_POLICY, 90), stored)).isEqualTo("Validate");
    assertThat(decide(query(USE_PROTOCOL_CACHE_POLICY, 61, "Cache-Control", "max-age=0"), stored))
        .isEqualTo("Validate");
  }

  @Test
  @DisplayName(
      "RFC 5861, 4: stale-if-error of either side, for errors of the server's or network's")
  void staleIfError() {
    StoredResponse stored = stored("max-age=60, stale-if-error=30", "ETag", ETAG);
    CacheQuery soon = query(USE_PROTOCOL_CACHE_POLICY, 89);
    CacheQuery late = query(USE_PROTOCOL_CACHE_POLICY, 90);
    CacheQuery asked = query(USE_PROTOCOL_CACHE_POLICY, 90, "Cache-Control", "stale-if-error=40");

    assertThat(CacheStrategy.standsIn(soon, stored, null)).isTrue();
    assertThat(CacheStrategy.standsIn(soon, stored, Stored.response(503))).isTrue();
    assertThat(CacheStrategy.standsIn(soon, stored, Stored.response(404))).isFalse();
    assertThat(CacheStrategy.standsIn(late, stored, null)).isFalse();
    assertThat(CacheStrategy.standsIn(asked, stored, null)).isTrue();
    assertThat(CacheStrategy.standsIn(soon, stored("max-age=60"), null)).isFalse();
  }

  @Test
  @DisplayName("RFC 8246, 2: immutable survives a reload while it is fresh, not no-cache")
  void immutable() {
    StoredResponse stored = stored("max-age=60, immutable", "ETag", ETAG);

    assertThat(decide(reload(59, "max-age=0"), stored)).isEqualTo("use FRESH");
    assertThat(decide(reload(60, "max-age=0"), stored)).isEqualTo("Validate");
    assertThat(decide(reload(0, "no-cache"), stored)).isEqualTo("Validate");
    assertThat(decide(reload(0, "max-age=0"), FRESH)).isEqualTo("Validate");
  }

  private static CacheQuery reload(long seconds, String control) {
    return query(USE_PROTOCOL_CACHE_POLICY, seconds, "Cache-Control", control);
  }

  @Test
  @DisplayName(
      "B-216: of several variants the newest that fits is used; if none fits, it is loaded")
  void variants() {
    StoredResponse german = variant("de");
    StoredResponse french = variant("fr");

    assertThat(CacheStrategy.decide(asking("fr"), List.of(german, french)))
        .isEqualTo(new CacheDecision.Use(french, dev.urlsession.URLCacheUse.Reason.FRESH, false));
    assertThat(decide(asking("it"), german, french)).isEqualTo("load OTHER_VARIANT");
  }

  private static CacheQuery asking(String language) {
    return query(USE_PROTOCOL_CACHE_POLICY, 0, "Accept-Language", language);
  }

  private static StoredResponse variant(String language) {
    return FRESH.toBuilder()
        .selector(
            Selector.of(
                HTTPHeaders.of("Vary", "Accept-Language"),
                CacheControl.NONE,
                name -> name.equals("accept-language") ? language : null))
        .build();
  }
}

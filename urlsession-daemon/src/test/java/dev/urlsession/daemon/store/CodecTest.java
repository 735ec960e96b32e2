// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class CodecTest {

  @Property
  @Label("numbers, texts and bytes come back as they were")
  void fields(@ForAll long number, @ForAll String text, @ForAll byte[] bytes) {
    Fields read =
        Fields.read(
            new Fields.Writer()
                .put(1, number)
                .put(2, bytes)
                .put(300, bytes)
                .put(2, number)
                .bytes());

    assertThat(read.number(1, 0)).isEqualTo(number);
    assertThat(read.bytes(300)).isEqualTo(bytes);
    assertThat(read.all(2)).hasSize(2);
    assertThat(read.number(4, 7)).isEqualTo(7);
    String kept = text.replaceAll("[\\ud800-\\udfff]", "?");
    assertThat(Fields.read(new Fields.Writer().put(5, kept).bytes()).text(5)).isEqualTo(kept);
  }

  @Property(tries = 2_000)
  @Label("bytes that nobody wrote are refused, or read as something, and never do harm")
  void garbage(@ForAll byte[] garbage) {
    assertHarmless(() -> Fields.read(garbage));
    assertHarmless(() -> RequestCodec.read(garbage));
    assertHarmless(() -> SpecCodec.read(garbage));
    assertHarmless(() -> SettingsCodec.read(garbage));
    assertHarmless(() -> ResultCodec.read(garbage));
    assertHarmless(() -> EventCodec.read("ATTENTION", garbage, null));
  }

  private static void assertHarmless(ThrowingCallable reading) {
    assertThatCode(
            () -> {
              try {
                reading.call();
              } catch (IllegalArgumentException | java.time.DateTimeException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
              }
            })
        .doesNotThrowAnyException();
  }

  @Property
  @Label("B-124: a request comes back with every property it had")
  void requests(
      @ForAll boolean[] flags, @ForAll URLRequest.CachePolicy policy, @ForAll boolean hasTimeout) {
    URLRequest request =
        URLRequest.builder("https://example.com/päth?q=1")
            .httpMethod("PATCH")
            .headers(HTTPHeaders.of("A", "1", "a", "2", "B", ""))
            .timeoutInterval(hasTimeout ? Duration.ofMillis(1_234) : null)
            .cachePolicy(policy)
            .allowsCellularAccess(flag(flags, 0))
            .allowsExpensiveNetworkAccess(flag(flags, 1))
            .allowsConstrainedNetworkAccess(flag(flags, 2))
            .assumesHTTP3Capable(flag(flags, 3))
            .httpShouldHandleCookies(flag(flags, 4))
            .build();

    assertThat(RequestCodec.read(RequestCodec.write(request))).isEqualTo(request);
  }

  private static boolean flag(boolean[] flags, int place) {
    return place < flags.length && flags[place];
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class ResumeDataPropertiesTest {

  private static final URLRequest REQUEST = URLRequest.of("https://example.com/a?b=%20#c");
  private static final byte[] ENCODED =
      ResumeDataFormat.encode(Answers.data(REQUEST, "http://a.example/", Answers.HELD));

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .all()
        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  @Provide
  Arbitrary<String> dates() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1);
  }

  @Provide
  Arbitrary<Map<String, String>> headers() {
    return Arbitraries.maps(
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).map(name -> "x-" + name),
            Arbitraries.strings().withCharRange('!', '~').ofMinLength(1))
        .ofMaxSize(8);
  }

  @Property(tries = 300)
  @Label("B-124: every value comes back as it was")
  void everyValueComesBack(
      @ForAll("texts") String etag,
      @ForAll("dates") String date,
      @ForAll("headers") Map<String, String> headers,
      @ForAll @LongRange(max = Long.MAX_VALUE) long total,
      @ForAll @LongRange(max = Long.MAX_VALUE) long position)
      throws URLError {
    URLRequestBuilder request = REQUEST.toBuilder();
    headers.forEach(request::header);
    Validators validators = new Validators(etag, date, true);
    ResumePoint point = new ResumePoint(position % Math.max(total, 1), total, validators);
    ResumeData data = Answers.data(request.build(), "https://a.example/%C3%A4", point);

    ResumeData back = ResumeDataFormat.decode(ResumeDataFormat.encode(data));

    assertThat(back.point()).isEqualTo(point);
    assertThat(back.currentURL()).isEqualTo(data.currentURL());
    assertThat(back.part()).isEqualTo(data.part());
    assertThat(back.created()).isEqualTo(data.created());
    assertThat(back.originalRequest().url()).isEqualTo(REQUEST.url());
    assertThat(back.originalRequest().headers().entries())
        .isEqualTo(data.originalRequest().headers().entries());
  }

  @Property
  @Label("Every time comes back to the nanosecond")
  void everyTimeComesBack(@ForAll @LongRange(max = 253402300799L) long seconds) throws URLError {
    Instant created = Instant.ofEpochSecond(seconds, seconds % 1_000_000_000);
    ResumeData data = new ResumeData(REQUEST, Answers.URL, Answers.HELD, Answers.PART, created);

    assertThat(ResumeDataFormat.decode(ResumeDataFormat.encode(data)).created()).isEqualTo(created);
  }

  @Example
  @Label("B-122: every byte, changed in any one bit or in all, is noticed")
  void everyDamagedByteIsRefused() {
    for (int at = 0; at < ENCODED.length; at++) {
      for (int mask : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
        byte[] damaged = ENCODED.clone();
        damaged[at] ^= (byte) mask;
        assertRefused(damaged);
      }
    }
  }

  @Example
  @Label("B-122: every cut, at either end, is noticed")
  void everyCutIsRefused() {
    for (int at = 0; at < ENCODED.length; at++) {
      assertRefused(Arrays.copyOf(ENCODED, at));
      assertRefused(Arrays.copyOfRange(ENCODED, at + 1, ENCODED.length));
    }
    assertRefused(Arrays.copyOf(ENCODED, ENCODED.length + 1));
  }

  @Property
  @Label("B-122: noise is refused")
  void noiseIsRefused(@ForAll byte[] noise) {
    assertRefused(noise);
  }

  private static void assertRefused(byte[] bytes) {
    assertThat(catchThrowable(() -> ResumeDataFormat.decode(bytes)))
        .isInstanceOfSatisfying(
            URLError.class,
            error -> assertThat(error.code()).isEqualTo(URLError.Code.UNSUPPORTED_URL));
  }
}

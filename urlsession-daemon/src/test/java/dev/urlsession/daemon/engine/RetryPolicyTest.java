// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  @ParameterizedTest(name = "after {0} failures: {1} s to {2} s")
  @DisplayName("B-270: the wait grows from a second to an hour, and is spread by half")
  @CsvSource({
    "0, 1, 1.5",
    "1, 1, 1.5",
    "2, 5, 7.5",
    "3, 30, 45",
    "4, 60, 90",
    "5, 120, 180",
    "9, 1920, 2880",
    "10, 3600, 3600",
    "1000000, 3600, 3600"
  })
  void grows(int failures, double least, double most) {
    assertThat(seconds(failures, 0)).isEqualTo(least);
    assertThat(seconds(failures, Math.nextDown(1.0))).isBetween(least, most);
    assertThat(seconds(failures, Math.nextDown(1.0)))
        .isCloseTo(most, org.assertj.core.data.Offset.offset(0.01));
  }

  private static double seconds(int failures, double random) {
    Random fixed =
        new Random(0) {
          @Override
          public double nextDouble() {
            return random;
          }
        };
    return new RetryPolicy(fixed).after(failures).toMillis() / 1000.0;
  }

  @Property(tries = 200)
  void neverLongerThanAnHour(@ForAll int failures, @ForAll long seed) {
    assertThat(new RetryPolicy(new Random(seed)).after(failures))
        .isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
  }

  @Property(tries = 200)
  void moreFailuresNeverWaitMuchLess(
      @ForAll @IntRange(min = 1, max = 40) int n, @ForAll long seed) {
    Duration before = new RetryPolicy(new Random(seed)).after(n);
    Duration after = new RetryPolicy(new Random(seed)).after(n + 1);
    assertThat(after).isGreaterThanOrEqualTo(before);
  }
}

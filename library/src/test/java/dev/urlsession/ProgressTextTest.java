// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTextTest {

  @Test
  @DisplayName("Plain units: a percentage, and the counts")
  void plain() {
    Progress progress = Progress.discreteProgress(1000);
    progress.setCompletedUnitCount(429);

    assertThat(progress.localizedDescription()).isEqualTo("42% completed");
    assertThat(progress.localizedAdditionalDescription()).isEqualTo("429 of 1,000");
  }

  @Test
  @DisplayName("Indeterminate: no percentage, and only what is done")
  void indeterminate() {
    Progress progress = Progress.discreteProgress(-1);
    progress.setCompletedUnitCount(7);

    assertThat(progress.localizedDescription()).isEmpty();
    assertThat(progress.localizedAdditionalDescription()).isEqualTo("7");
  }

  @Test
  @DisplayName("Files: what is done to which, and sizes, rate and time left")
  void files() {
    Progress progress = Progress.discreteProgress(3_200_000);
    progress.setKind(Progress.KIND_FILE);
    progress.setFileOperationKind(ProgressFileOperationKind.DOWNLOADING);
    progress.setCompletedUnitCount(1_250_000);
    progress.setFileTotalCount(3);
    assertThat(progress.localizedDescription()).isEqualTo("Downloading 3 files…");

    progress.setFileURL(Path.of("there", "a.zip"));
    progress.setThroughput(500_000L);
    progress.setEstimatedTimeRemaining(Duration.ofSeconds(4));
    assertThat(progress.localizedDescription()).isEqualTo("Downloading “a.zip”…");
    assertThat(progress.localizedAdditionalDescription())
        .isEqualTo("1.3 MB of 3.2 MB (500.0 kB/s) – about 4 seconds remaining");
  }

  @ParameterizedTest(name = "{0} s: {1}")
  @DisplayName("Time left is told in the two largest units")
  @CsvSource({"1, 1 second", "59, 59 seconds", "60, 1 minute", "3661, '1 hour, 1 minute'"})
  void time(long seconds, String text) {
    Progress progress = Progress.discreteProgress(2);
    progress.setEstimatedTimeRemaining(Duration.ofSeconds(seconds));

    assertThat(progress.localizedAdditionalDescription()).endsWith("about " + text + " remaining");
  }

  @Test
  @DisplayName("A text that was set stands in place of the computed one")
  void own() {
    Progress progress = Progress.discreteProgress(2);
    progress.setLocalizedDescription("Baking");
    progress.setLocalizedAdditionalDescription("in the oven");
    assertThat(progress.localizedDescription()).isEqualTo("Baking");
    assertThat(progress.localizedAdditionalDescription()).isEqualTo("in the oven");

    progress.setLocalizedDescription(null);
    assertThat(progress.localizedDescription()).isEqualTo("0% completed");
  }

  @Test
  @DisplayName("A value of another type under a known key is not taken for it")
  void wrongType() {
    Progress progress = Progress.discreteProgress(2);
    progress.setUserInfoObject("fast", ProgressUserInfoKey.THROUGHPUT);

    assertThat(progress.throughput()).isNull();
    assertThat(progress.userInfo()).containsEntry(ProgressUserInfoKey.THROUGHPUT, "fast");
    progress.setThroughput(null);
    assertThat(progress.userInfo()).isEmpty();
  }
}

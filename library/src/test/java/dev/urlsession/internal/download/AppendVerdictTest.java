// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import static dev.urlsession.internal.download.Answers.HELD;
import static dev.urlsession.internal.download.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppendVerdictTest {

  private static Verdict judge(String... headers) {
    return ResumePolicy.judge(HELD, answer(206, headers));
  }

  @Test
  @DisplayName("B-118: the range we asked for, of the same version, is appended")
  void appends() {
    Verdict append = new Verdict.Append(400, 1000);

    assertThat(judge("Content-Range", "bytes 400-999/1000", "ETag", "\"v1\"")).isEqualTo(append);
    assertThat(judge("Content-Range", "bytes 400-999/1000", "Content-Length", "600"))
        .isEqualTo(append);
    assertThat(judge("Content-Range", "bytes 400-999/*")).isEqualTo(append);
  }

  @Test
  @DisplayName("B-118: a total unknown before may be known now, or not")
  void totalUnknown() {
    ResumePoint held = new ResumePoint(400, -1, HELD.validators());

    assertThat(ResumePolicy.judge(held, answer(206, "Content-Range", "bytes 400-999/1000")))
        .isEqualTo(new Verdict.Append(400, 1000));
    assertThat(ResumePolicy.judge(held, answer(206, "Content-Range", "bytes 400-999/*")))
        .isEqualTo(new Verdict.Append(400, -1));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("B-121: another start, another total, or none stated is never appended")
  @NullSource
  @ValueSource(
      strings = {
        "bytes 0-999/1000",
        "bytes 399-999/1000",
        "bytes 401-999/1000",
        "bytes 400-1000/1001",
        "bytes 400-998/999",
        "bytes 400-1000/*",
        "bytes 400-998/1000",
        "bytes 400-998/*",
        "bytes */1000",
        "items 400-999/1000",
        "nonsense",
      })
  void neverAppended(String contentRange) {
    Verdict verdict =
        contentRange == null ? judge() : judge("Content-Range", contentRange, "ETag", "\"v1\"");

    assertThat(verdict).isInstanceOf(Verdict.StartOverWithNewRequest.class);
  }

  @Test
  @DisplayName("B-121: the right range of another version is never appended")
  void otherVersion() {
    assertThat(judge("Content-Range", "bytes 400-999/1000", "ETag", "\"v2\""))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
  }

  @Test
  @DisplayName("B-121: several ranges, an encoded one, or one of another length is never appended")
  void otherShape() {
    assertThat(judge("Content-Range", "bytes 400-999/1000", "Content-Type", "Multipart/ByteRanges"))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
    assertThat(judge("Content-Range", "bytes 400-999/1000", "Content-Encoding", "gzip"))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
    assertThat(judge("Content-Range", "bytes 400-999/1000", "Content-Length", "599"))
        .isInstanceOf(Verdict.StartOverWithNewRequest.class);
  }

  @Property
  @Label("B-121: only the range that is missing is appended")
  void onlyTheMissingRangeIsAppended(
      @ForAll @IntRange(max = 1100) int first,
      @ForAll @IntRange(max = 1100) int last,
      @ForAll @IntRange(max = 1100) int total) {
    Verdict verdict = judge("Content-Range", "bytes " + first + "-" + last + "/" + total);

    assertThat(verdict instanceof Verdict.Append)
        .isEqualTo(first == 400 && last == 999 && total == 1000);
  }
}

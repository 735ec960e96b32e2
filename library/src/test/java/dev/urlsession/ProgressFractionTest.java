// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressFractionTest {

  @ParameterizedTest(name = "{0} of {1}: indeterminate {2}, finished {3}, fraction {4}")
  @DisplayName("B-335 the fraction is never NaN")
  @CsvSource({
    "-1, -1, true,  false, 0.0",
    "0,  -1, true,  false, 0.0",
    "1,  -1, true,  false, 0.0",
    "-1, 0,  true,  false, 0.0",
    "0,  0,  true,  false, 0.0",
    "1,  0,  false, true,  1.0",
    "-1, 1,  true,  false, 0.0",
    "0,  1,  false, false, 0.0",
    "1,  1,  false, true,  1.0",
    "1,  4,  false, false, 0.25",
    "3,  2,  false, true,  1.5",
  })
  void edges(long completed, long total, boolean indeterminate, boolean finished, double fraction) {
    Progress progress = Progress.discreteProgress(total);
    progress.setCompletedUnitCount(completed);

    assertThat(progress.isIndeterminate()).isEqualTo(indeterminate);
    assertThat(progress.isFinished()).isEqualTo(finished);
    assertThat(progress.fractionCompleted()).isEqualTo(fraction);
  }

  @Test
  @DisplayName("B-331 a child counts with its fraction of its pending units, grandchildren too")
  void partsOfParts() {
    Progress parent = Progress.discreteProgress(10);
    Progress child = Progress.progress(4, parent, 5);
    Progress grandchild = Progress.progress(100, child, 2);

    grandchild.setCompletedUnitCount(50);
    assertThat(parent.fractionCompleted()).isCloseTo(0.125, within(1e-12));

    child.setCompletedUnitCount(1);
    parent.setCompletedUnitCount(5);
    assertThat(parent.fractionCompleted()).isCloseTo(0.75, within(1e-12));
    assertThat(parent.completedUnitCount()).isEqualTo(5);
  }

  @Test
  @DisplayName("B-332 a finished child adds its pending units, all the way up")
  void finishedChildren() {
    Progress parent = Progress.discreteProgress(2);
    Progress child = Progress.progress(1, parent, 1);
    Progress grandchild = Progress.progress(7, child, 1);
    Progress other = Progress.progress(3, parent, 1);

    grandchild.setCompletedUnitCount(7);
    assertThat(child.isFinished()).isTrue();
    assertThat(parent.completedUnitCount()).isEqualTo(1);

    other.update(3, 3);
    other.setCompletedUnitCount(4);
    assertThat(parent.completedUnitCount()).isEqualTo(2);
    assertThat(parent.isFinished()).isTrue();
    assertThat(parent.fractionCompleted()).isEqualTo(1.0);
  }

  @Test
  @DisplayName("B-332 a child that is finished when it is added counts at once")
  void addedFinished() {
    Progress parent = Progress.discreteProgress(2);
    Progress child = Progress.discreteProgress(100);
    child.setCompletedUnitCount(100);

    parent.addChild(child, 1);

    assertThat(parent.completedUnitCount()).isEqualTo(1);
    assertThat(parent.fractionCompleted()).isEqualTo(0.5);
  }

  @Test
  @DisplayName("B-334 an indeterminate child contributes nothing")
  void indeterminateChild() {
    Progress parent = Progress.discreteProgress(1000);
    Progress child = Progress.progress(10, parent, 100);
    child.setCompletedUnitCount(5);
    assertThat(parent.fractionCompleted()).isCloseTo(0.05, within(1e-12));

    child.setCompletedUnitCount(-1);
    assertThat(parent.fractionCompleted()).isZero();

    child.setCompletedUnitCount(10);
    assertThat(parent.fractionCompleted()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  @DisplayName("B-337 counts at the end of the range neither overflow nor wrap")
  void hugeCounts() {
    Progress parent = Progress.discreteProgress(Long.MAX_VALUE);
    Progress one = Progress.progress(Long.MAX_VALUE, parent, Long.MAX_VALUE);
    Progress two = Progress.progress(1, parent, Long.MAX_VALUE);
    one.setCompletedUnitCount(Long.MAX_VALUE / 2);
    assertThat(parent.fractionCompleted()).isCloseTo(0.5, within(1e-9));

    one.setCompletedUnitCount(Long.MAX_VALUE);
    two.setCompletedUnitCount(1);
    assertThat(parent.completedUnitCount()).isEqualTo(Long.MAX_VALUE);
    assertThat(parent.fractionCompleted()).isEqualTo(1.0);
  }

  @Property
  @Label("B-335 B-337 any counts give a finite fraction")
  void finite(@ForAll long total, @ForAll long completed, @ForAll long part, @ForAll long units) {
    Progress parent = Progress.discreteProgress(total);
    parent.setCompletedUnitCount(completed);
    Progress child = Progress.progress(part, parent, units);
    child.setCompletedUnitCount(completed);

    assertThat(parent.fractionCompleted()).isFinite();
  }
}

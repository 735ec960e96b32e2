// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressScopeTest {

  @Test
  @DisplayName("B-333 pending units go to the first child only")
  void firstChildOnly() {
    Progress parent = Progress.discreteProgress(100);
    parent.becomeCurrent(100);
    Progress discrete = Progress.discreteProgress(1);
    Progress first = Progress.progress(5);
    Progress second = Progress.progress(5);
    parent.resignCurrent();

    discrete.setCompletedUnitCount(1);
    second.setCompletedUnitCount(5);
    assertThat(parent.fractionCompleted()).isZero();

    first.setCompletedUnitCount(5);
    assertThat(parent.fractionCompleted()).isEqualTo(1.0);
  }

  @Test
  @DisplayName("B-333 units no child took are complete after resigning")
  void leftOver() {
    Progress parent = Progress.discreteProgress(4);

    parent.performAsCurrent(3, () -> assertThat(Progress.currentProgress()).isSameAs(parent));

    assertThat(parent.completedUnitCount()).isEqualTo(3);
    assertThat(Progress.currentProgress()).isNull();
  }

  @Test
  @DisplayName("B-333 scopes nest, and belong to their thread")
  void nesting() throws InterruptedException {
    Progress outer = Progress.discreteProgress(1);
    Progress inner = Progress.discreteProgress(1);
    AtomicReference<Object> elsewhere = new AtomicReference<>("unset");

    outer.becomeCurrent(1);
    inner.becomeCurrent(1);
    assertThatThrownBy(outer::resignCurrent).isInstanceOf(IllegalStateException.class);
    Thread thread =
        new Thread(() -> elsewhere.set(String.valueOf((Object) Progress.currentProgress())));
    thread.start();
    thread.join();
    inner.resignCurrent();
    assertThat(Progress.currentProgress()).isSameAs(outer);
    outer.resignCurrent();

    assertThat(elsewhere).hasValue("null");
    assertThatThrownBy(outer::resignCurrent).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("A given parent must be the current progress")
  void explicitParent() {
    Progress parent = Progress.discreteProgress(1);
    assertThatThrownBy(() -> new Progress(parent, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);

    parent.becomeCurrent(1);
    Progress child = new Progress(parent, Map.of("key", "value"));
    parent.resignCurrent();
    child.update(1, 1);

    assertThat(parent.isFinished()).isTrue();
    assertThat(child.userInfo()).containsEntry("key", "value");
  }

  @Test
  @DisplayName("A child has one parent, and is never above itself")
  void tree() {
    Progress top = Progress.discreteProgress(1);
    Progress middle = Progress.progress(1, top, 1);
    Progress bottom = Progress.progress(1, middle, 1);

    assertThatThrownBy(() -> top.addChild(bottom, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> bottom.addChild(top, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> top.addChild(top, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}

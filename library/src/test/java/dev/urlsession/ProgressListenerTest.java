// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {

  private final List<String> seen = new ArrayList<>();

  @Test
  @DisplayName("A listener hears of changes here and below, once each, until it is removed")
  void changes() {
    Progress parent = Progress.discreteProgress(2);
    Progress child = Progress.progress(4, parent, 2);
    Runnable stop = parent.addListener(p -> seen.add(p + " " + p.fractionCompleted()));

    parent.setCompletedUnitCount(0);
    child.setCompletedUnitCount(2);
    child.update(4, 4);
    child.update(4, 4);
    stop.run();
    parent.setTotalUnitCount(9);

    assertThat(seen).containsExactly("Progress[0/2] 0.5", "Progress[2/2] 1.0");
  }

  @Test
  @DisplayName("A listener may remove itself and add others")
  void reentrant() {
    Progress progress = Progress.discreteProgress(3);
    Runnable[] stop = new Runnable[1];
    stop[0] =
        progress.addListener(
            p -> {
              seen.add("first");
              stop[0].run();
              p.addListener(q -> seen.add("second"));
            });

    progress.setCompletedUnitCount(1);
    progress.setCompletedUnitCount(2);

    assertThat(seen).containsExactly("first", "second");
  }
}

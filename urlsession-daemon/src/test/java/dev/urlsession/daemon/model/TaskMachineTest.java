// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class TaskMachineTest {

  private static final Set<TaskState> IDLE =
      EnumSet.of(TaskState.NEW, TaskState.QUEUED, TaskState.WAITING);

  @Property(tries = 2_000)
  @Label("P05: whatever happens in whatever order, a task ends once and stays ended")
  void anEndIsForGood(@ForAll List<TaskSignal> signals) {
    Standing at = new Standing(TaskState.NEW, Desired.SUSPEND);
    boolean ended = false;
    for (TaskSignal signal : signals) {
      @Nullable Standing next = TaskMachine.next(at, signal);
      if (next == null) {
        continue;
      }
      if (ended) {
        assertThat(next.state().isFinal()).isTrue();
      }
      ended |= next.state().isFinal();
      at = next;
    }
  }

  @Property
  @Label("P05: a restart loses no task and leaves none running")
  void recovery(@ForAll TaskState state, @ForAll Desired desired) {
    Standing from = new Standing(state, desired);

    Standing to = TaskMachine.next(from, TaskSignal.RECOVER);

    assertThat(to).isNotNull();
    assertThat(to.state()).isNotEqualTo(TaskState.RUNNING);
    assertThat(to.desired()).isEqualTo(desired);
    if (state != TaskState.RUNNING) {
      assertThat(to).isEqualTo(from);
    }
  }

  @Property
  @Label("only a task that the application wants to run is claimed")
  void claims(@ForAll TaskState state, @ForAll Desired desired) {
    Standing to = TaskMachine.next(new Standing(state, desired), TaskSignal.CLAIM);

    boolean ready = state == TaskState.QUEUED || state == TaskState.WAITING;
    assertThat(to != null).isEqualTo(ready && desired == Desired.RUN);
  }

  @Property
  @Label("B-041: a cancelled task ends at once when nobody runs it, and is never resumed")
  void cancellation(@ForAll TaskState state) {
    Standing to = TaskMachine.next(new Standing(state, Desired.RUN), TaskSignal.CANCEL);

    if (IDLE.contains(state)) {
      assertThat(to).isEqualTo(new Standing(TaskState.DONE, Desired.CANCEL));
    } else if (state == TaskState.RUNNING || state == TaskState.VERIFYING) {
      assertThat(to).isEqualTo(new Standing(state, Desired.CANCEL));
      assertThat(TaskMachine.next(to, TaskSignal.RESUME)).isNull();
      assertThat(TaskMachine.next(to, TaskSignal.FAIL))
          .isEqualTo(new Standing(TaskState.DONE, Desired.CANCEL));
    } else {
      assertThat(to).as("too late").isNull();
    }
  }

  @Property
  @Label("a success needs a file with its final name, or an upload that ran")
  void success(@ForAll TaskState state, @ForAll Desired desired) {
    Standing to = TaskMachine.next(new Standing(state, desired), TaskSignal.SUCCEED);

    assertThat(to != null).isEqualTo(state == TaskState.RUNNING || state == TaskState.FINALIZING);
  }

  @Property
  @Label("every task that has not ended can still be failed")
  void failure(@ForAll TaskState state, @ForAll Desired desired) {
    Standing to = TaskMachine.next(new Standing(state, desired), TaskSignal.FAIL);

    assertThat(to == null).isEqualTo(state.isFinal());
  }

  @Example
  @Label("a task that runs is only told of a suspension, and given back by the engine")
  void suspension() {
    Standing running = new Standing(TaskState.RUNNING, Desired.RUN);

    Standing told = TaskMachine.next(running, TaskSignal.SUSPEND);

    assertThat(told).isEqualTo(new Standing(TaskState.RUNNING, Desired.SUSPEND));
    assertThat(TaskMachine.next(told, TaskSignal.RELEASE))
        .isEqualTo(new Standing(TaskState.NEW, Desired.SUSPEND));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.background.protocol.Request;
import dev.urlsession.background.protocol.TaskInfo;
import dev.urlsession.internal.background.BackgroundHost;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskMemory;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemoteLinkTest {

  private static final int TASKS = 50;
  private static final Request REQUEST =
      Request.newBuilder().setUrl("http://127.0.0.1/").setMethod("GET").build();

  @Test
  @DisplayName("E08: what the daemon tells before the session is there is heard in its order")
  void early() throws Exception {
    RemoteLink link =
        new RemoteLink(URLSessionConfiguration.backgroundSessionConfiguration("early"));
    Host host = new Host();
    for (long task = 1; task <= TASKS; task++) {
      if (task == TASKS - 1) {
        link.begin(host);
      }
      TaskInfo info = TaskInfo.newBuilder().setIdentifier(task).setOriginalRequest(REQUEST).build();
      link.tasks(List.of(info), false);
    }

    for (long task : LongStream.rangeClosed(1, TASKS).toArray()) {
      assertThat(host.heard.poll(30, TimeUnit.SECONDS)).isEqualTo(task);
    }
  }

  private static final class Host implements BackgroundHost {

    private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();

    @Override
    @SuppressWarnings("NullAway") // Nobody looks at the tasks here.
    public Task task(TaskMemory memory) {
      heard.add(memory.identifier());
      return null;
    }

    @Override
    public void afterCallbacks(Runnable work) {
      work.run();
    }

    @Override
    public void finishedEvents() {}

    @Override
    public void over() {}

    @Override
    public void lost(URLError error) {}
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.TaskInfo;
import java.util.ArrayList;
import java.util.List;

/** Cuts lists of tasks into messages that are not too long. */
final class Pages {

  private static final int LONGEST = 1 << 19;

  private Pages() {}

  static List<List<TaskInfo>> of(List<TaskInfo> tasks) {
    List<List<TaskInfo>> pages = new ArrayList<>();
    List<TaskInfo> page = new ArrayList<>();
    int bytes = 0;
    for (TaskInfo task : tasks) {
      int size = task.getSerializedSize();
      if (!page.isEmpty() && bytes + size > LONGEST) {
        pages.add(page);
        page = new ArrayList<>();
        bytes = 0;
      }
      page.add(task);
      bytes += size;
    }
    pages.add(page);
    return pages;
  }
}

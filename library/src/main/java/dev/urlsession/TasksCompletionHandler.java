// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.List;

/** Gets the unfinished tasks of a session by kind, on the delegate queue. */
@FunctionalInterface
public interface TasksCompletionHandler {

  /** The tasks that have not completed (B-013). */
  void tasks(
      List<URLSessionDataTask> dataTasks,
      List<URLSessionUploadTask> uploadTasks,
      List<URLSessionDownloadTask> downloadTasks);
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.TasksCompletionHandler;
import dev.urlsession.URLSessionDataTask;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionUploadTask;
import dev.urlsession.internal.task.Task;
import java.util.ArrayList;
import java.util.List;

/** Sorts tasks by kind: an upload task is a data task in type, but listed apart. */
final class TaskLists {

  private TaskLists() {}

  static void give(List<Task> tasks, TasksCompletionHandler handler) {
    List<URLSessionDataTask> data = new ArrayList<>();
    List<URLSessionUploadTask> uploads = new ArrayList<>();
    List<URLSessionDownloadTask> downloads = new ArrayList<>();
    for (Task task : tasks) {
      if (task instanceof URLSessionUploadTask upload) {
        uploads.add(upload);
      } else if (task instanceof URLSessionDataTask one) {
        data.add(one);
      } else if (task instanceof URLSessionDownloadTask download) {
        downloads.add(download);
      }
    }
    handler.tasks(List.copyOf(data), List.copyOf(uploads), List.copyOf(downloads));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.download.ResumeData;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to do.
 *
 * @param request with the body of the task, which overrides the request's own (B-080)
 * @param asksForBody whether the body comes from {@code needNewBodyStream} only
 * @param isDownload whether the body goes to a file
 * @param resume where the download goes on; null for the start
 * @param refusal why the task fails as soon as it is resumed; null when it does not
 * @param durability how the download outlives a crash; null when it need not
 */
public record TaskSpec(
    @Nullable URLRequest request,
    boolean asksForBody,
    boolean isDownload,
    @Nullable ResumeData resume,
    @Nullable URLError refusal,
    @Nullable Durability durability) {

  /** Loads into memory. */
  public static TaskSpec data(URLRequest request) {
    return new TaskSpec(request, false, false, null, null, null);
  }

  /** Sends a body asked for when it is needed. */
  public static TaskSpec streamedUpload(URLRequest request) {
    return new TaskSpec(request, true, false, null, null, null);
  }

  /** Loads into a file. */
  public static TaskSpec download(URLRequest request) {
    return new TaskSpec(request, false, true, null, null, null);
  }

  /** Goes on with a download. */
  public static TaskSpec resume(ResumeData data) {
    return new TaskSpec(data.originalRequest(), false, true, data, null, null);
  }

  /** A download that cannot be. */
  public static TaskSpec refusedDownload(URLError refusal) {
    return new TaskSpec(null, false, true, null, refusal, null);
  }

  /** The same download, but it outlives a crash. */
  public TaskSpec durable(Durability value) {
    return new TaskSpec(request, asksForBody, isDownload, resume, refusal, value);
  }

  /** The same, but it fails as soon as it is resumed. */
  public TaskSpec refused(URLError error) {
    return new TaskSpec(request, asksForBody, isDownload, resume, error, durability);
  }
}

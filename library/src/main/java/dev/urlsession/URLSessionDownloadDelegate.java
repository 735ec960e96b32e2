// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.event.Unimplemented;
import java.nio.file.Path;

/**
 * Hears what concerns download tasks. Apple: {@code NSURLSessionDownloadDelegate}. For the rules of
 * calling see {@link URLSessionDelegate}.
 */
public interface URLSessionDownloadDelegate extends URLSessionTaskDelegate {

  /**
   * The file is complete. It is removed when this method returns, so move or open it here (B-111).
   */
  default void didFinishDownloading(
      URLSession session, URLSessionDownloadTask task, Path location) {
    Unimplemented.mark();
  }

  /**
   * Bytes were written to the file.
   *
   * @param totalBytesExpectedToWrite -1 when unknown (B-114)
   */
  default void didWriteData(
      URLSession session,
      URLSessionDownloadTask task,
      long bytesWritten,
      long totalBytesWritten,
      long totalBytesExpectedToWrite) {
    Unimplemented.mark();
  }

  /**
   * The download went on from earlier bytes (B-118).
   *
   * @param fileOffset where it goes on; 0 when the server sent everything again, for the {@link
   *     URLSessionDownloadTask#restartReason() reason} that the task tells (B-119)
   * @param expectedTotalBytes the whole length; -1 when unknown
   */
  default void didResumeAtOffset(
      URLSession session, URLSessionDownloadTask task, long fileOffset, long expectedTotalBytes) {
    Unimplemented.mark();
  }
}

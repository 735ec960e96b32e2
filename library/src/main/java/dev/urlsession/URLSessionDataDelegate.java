// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import dev.urlsession.internal.event.Unimplemented;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears what concerns data and upload tasks. Apple: {@code NSURLSessionDataDelegate}. For the rules
 * of calling see {@link URLSessionDelegate}.
 */
public interface URLSessionDataDelegate extends URLSessionTaskDelegate {

  /**
   * The response came; nothing more is read until the handler is answered (B-060). When left out,
   * the body is allowed.
   */
  default void didReceiveResponse(
      URLSession session,
      URLSessionDataTask task,
      URLResponse response,
      Consumer<URLSession.ResponseDisposition> completionHandler) {
    Unimplemented.mark();
  }

  /** The data task went on as this download task; it gets no more messages (B-062). */
  default void didBecomeDownloadTask(
      URLSession session, URLSessionDataTask task, URLSessionDownloadTask downloadTask) {
    Unimplemented.mark();
  }

  /**
   * The next bytes of the body, decoded (B-066). A slow method slows the sender down, not more.
   *
   * @param data read-only; may be kept
   */
  default void didReceiveData(URLSession session, URLSessionDataTask task, ByteBuffer data) {
    Unimplemented.mark();
  }

  /**
   * The body is complete and is about to be cached (B-211): a response of status 2xx from the
   * server, by HTTP or a custom protocol, whose headers, whose request and whose session allow it,
   * and that takes no more than 5 % of the cache's disk (of its memory when it has no disk). The
   * task ends after the handler is answered. When left out, the response is cached.
   *
   * @param proposedResponse its data may lie in a file: read it before the handler is answered
   * @param completionHandler takes the proposal, another response in its place, such as one that
   *     may be kept in memory only (B-212), or null to cache nothing
   */
  default void willCacheResponse(
      URLSession session,
      URLSessionDataTask task,
      CachedURLResponse proposedResponse,
      Consumer<@Nullable CachedURLResponse> completionHandler) {
    Unimplemented.mark();
  }
}

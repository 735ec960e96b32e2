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

  /** The response may be cached. Not called yet: it comes with the cache release. */
  default void willCacheResponse(
      URLSession session,
      URLSessionDataTask task,
      CachedURLResponse proposedResponse,
      Consumer<@Nullable CachedURLResponse> completionHandler) {
    Unimplemented.mark();
  }
}

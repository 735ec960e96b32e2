// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task that writes the body to a file. Apple: {@code NSURLSessionDownloadTask}.
 *
 * <p>An answer such as 404 is not an error: its body is downloaded like any other, so look at the
 * response's status (B-113).
 */
public interface URLSessionDownloadTask extends URLSessionTask {

  /**
   * Cancels the task and hands over what is needed to go on later with {@link
   * URLSession#downloadTaskWithResumeData(byte[])}. The handler gets null when the download cannot
   * be resumed: the server gave no validator or supports no ranges (B-115), or the task had ended.
   *
   * <p>Resume data hold the request with its headers; keep them as safe as those.
   *
   * @param handler called once, on no particular thread (B-026)
   */
  void cancelByProducingResumeData(Consumer<byte @Nullable []> handler);

  /**
   * Why the bytes held were given up and the download began again from 0, as one sentence for
   * people: "The resource changed." It is known when {@link
   * URLSessionDownloadDelegate#didResumeAtOffset didResumeAtOffset} tells of it (B-119); null as
   * long as nothing was given up. Apple has no counterpart.
   */
  @Nullable String restartReason();
}

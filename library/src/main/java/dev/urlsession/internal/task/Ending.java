// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.event.CachingVerdict;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink.FileFate;
import dev.urlsession.internal.event.Verdict;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the user wants the result: by delegate, completion handler or future. Called on the loop; see
 * {@link dev.urlsession.internal.event.TaskEventSink} for what each call means.
 */
public interface Ending {

  /** The response came. */
  void responded(URLResponse response, Reply<Verdict> reply);

  /** The next bytes of the body came. */
  void received(ByteBuffer data, Runnable consumed);

  /** The response could be cached; kept unless somebody is asked. */
  default void caching(
      Supplier<@Nullable CachedURLResponse> proposal, Reply<CachingVerdict> reply) {
    reply.accept(new CachingVerdict.Keep());
  }

  /** The download goes on behind earlier bytes. */
  void resumed(long offset, long total);

  /** Bytes were written to the file. */
  void wrote(long bytes, long total, long expected);

  /** The file is complete. */
  void downloaded(Path file, Consumer<FileFate> consumed);

  /** The task ended. */
  void completed(@Nullable URLError error);
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.event;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskMetrics;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears all that happens to a task, in order, on the loop. It is given to the task at birth;
 * nothing below ever asks upwards in another way.
 *
 * <pre>
 *   requested ─ waiting ─ needsBody ─ challenged… ─ sent… ─ informed… ─ [redirecting ─ …]
 *     ─ responded ─ received… ─ [caching]                ─ measured ─ completed
 *     ─ responded ─ [resumed] ─ wrote… ─ downloaded      ─ measured ─ completed
 * </pre>
 */
public interface TaskEventSink {

  /** This request is loaded now. */
  void requested(URLRequest request);

  /** There is no network; the task waits for it. */
  void waiting();

  /** The server redirects; the reply is the request to follow, or null to take the response. */
  void redirecting(
      HTTPURLResponse response, URLRequest proposed, Reply<@Nullable URLRequest> reply);

  /** A server, a proxy or a connection asks for trust or a credential. */
  void challenged(URLAuthenticationChallenge challenge, Reply<ChallengeAnswer> reply);

  /** The body must be sent, from its start. */
  void needsBody(Reply<@Nullable InputStream> reply);

  /** So many bytes of the body were sent; the total starts again when the body does. */
  void sent(long bytes, long total, long expected);

  /** An informational response came. */
  void informed(HTTPURLResponse response);

  /** The response came; nothing more is read until the reply. */
  void responded(URLResponse response, Reply<Verdict> reply);

  /** So many bytes came over the wire, encoded or not. */
  void arrived(long bytes);

  /** The next bytes of the body, which are free again after {@code consumed}. */
  void received(ByteBuffer data, Runnable consumed);

  /** The bytes held are given up; where there is something to receive, resumed with 0 follows. */
  default void startingOver(String reason) {
    // Only downloads hold bytes of an earlier attempt.
  }

  /**
   * The body is complete and the response could be cached; the proposal is made by whoever wants to
   * see it, off the loop; null when it cannot be read any more. What is not a data task's is not
   * kept (B-210).
   */
  default void caching(
      Supplier<@Nullable CachedURLResponse> proposal, Reply<CachingVerdict> reply) {
    reply.accept(new CachingVerdict.Drop());
  }

  /** The download goes on behind earlier bytes. */
  void resumed(long offset, long total);

  /** So many bytes were written to the file. */
  void wrote(long bytes, long total, long expected);

  /** The file is complete; told whether to keep it, the task removes it or not, and ends. */
  void downloaded(Path file, Consumer<FileFate> consumed);

  /** What becomes of a downloaded file that the user had. */
  enum FileFate {
    /** It is the user's now. */
    KEEP,
    /** It goes, unless the user moved it. */
    REMOVE,
    /** The user's code failed: it goes, or is offered again where it can be. */
    FAILED
  }

  /** Whether anybody hears {@link #measured}: putting it together is work. */
  default boolean isMeasured() {
    return true;
  }

  /** What the task did on the network; nothing comes after it but the end. */
  void measured(URLSessionTaskMetrics metrics);

  /** The end. */
  void completed(@Nullable URLError error);
}

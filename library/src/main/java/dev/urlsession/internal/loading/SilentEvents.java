// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.internal.event.CachingVerdict;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.event.Verdict;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For loads that no task hears of: every question has the answer that nobody is there to give. */
final class SilentEvents implements TaskEventSink {

  static final SilentEvents INSTANCE = new SilentEvents();

  private SilentEvents() {}

  @Override
  public void requested(URLRequest request) {}

  @Override
  public void waiting() {}

  @Override
  public void redirecting(
      HTTPURLResponse response, URLRequest proposed, Reply<@Nullable URLRequest> reply) {
    reply.accept(proposed);
  }

  @Override
  public void challenged(URLAuthenticationChallenge challenge, Reply<ChallengeAnswer> reply) {
    reply.accept(ChallengeAnswer.DEFAULT);
  }

  @Override
  @SuppressWarnings("NullAway") // It does not see that the type argument is nullable.
  public void needsBody(Reply<@Nullable InputStream> reply) {
    reply.accept(null);
  }

  @Override
  public void sent(long bytes, long total, long expected) {}

  @Override
  public void informed(HTTPURLResponse response) {}

  @Override
  public void responded(URLResponse response, Reply<Verdict> reply) {
    reply.accept(new Verdict.Allow());
  }

  @Override
  public void arrived(long bytes) {}

  @Override
  public void received(ByteBuffer data, Runnable consumed) {
    consumed.run();
  }

  @Override
  public void caching(Supplier<@Nullable CachedURLResponse> proposal, Reply<CachingVerdict> reply) {
    reply.accept(new CachingVerdict.Keep());
  }

  @Override
  public void resumed(long offset, long total) {}

  @Override
  public void wrote(long bytes, long total, long expected) {}

  @Override
  public void downloaded(Path file, Consumer<FileFate> consumed) {
    consumed.accept(FileFate.REMOVE);
  }

  @Override
  public void measured(URLSessionTaskMetrics metrics) {}

  @Override
  public void completed(@Nullable URLError error) {}
}

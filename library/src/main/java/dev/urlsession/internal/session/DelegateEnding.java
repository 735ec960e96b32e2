// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.internal.event.CachingVerdict;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink.FileFate;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.task.DataTask;
import dev.urlsession.internal.task.DownloadTask;
import dev.urlsession.internal.task.Ending;
import dev.urlsession.internal.task.Task;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The result goes to the delegate methods, on the delegate queue. */
final class DelegateEnding implements Ending {

  private final Session session;
  private final Task task;
  private Tally written = new Tally();
  private @Nullable Collected whole;

  DelegateEnding(Session session, Task task) {
    this.session = session;
    this.task = task;
  }

  private <D extends URLSessionTaskDelegate> void queue(
      Class<D> kind, Consumer<D> message, Runnable unheard) {
    session
        .queue()
        .execute(
            () -> {
              if (!session.delegates().tell(task, kind, message)) {
                unheard.run();
              }
            });
  }

  @Override
  public void responded(URLResponse response, Reply<Verdict> reply) {
    if (!(task instanceof DataTask dataTask)) {
      reply.accept(new Verdict.Allow());
      return;
    }
    queue(
        URLSessionDataDelegate.class,
        delegate ->
            delegate.didReceiveResponse(
                session, dataTask, response, answer -> reply.accept(verdict(answer, dataTask))),
        () -> reply.accept(new Verdict.Allow()));
  }

  private Verdict verdict(URLSession.ResponseDisposition disposition, DataTask dataTask) {
    return switch (disposition) {
      case ALLOW -> new Verdict.Allow();
      case BECOME_DOWNLOAD -> new Verdict.BecomeDownload(session.becomeDownload(dataTask));
      // A stream task cannot be made yet, and going on as something else would surprise more.
      case CANCEL, BECOME_STREAM -> new Verdict.Cancel();
    };
  }

  @Override
  public void received(ByteBuffer data, Runnable consumed) {
    if (!task.prefersIncrementalDelivery()) {
      collect(data, consumed);
      return;
    }
    ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip().asReadOnlyBuffer();
    session
        .queue()
        .execute(
            () -> {
              try {
                deliver(copy);
              } finally {
                consumed.run();
              }
            });
  }

  private void collect(ByteBuffer data, Runnable consumed) {
    Collected all = whole;
    if (all == null) {
      all = new Collected();
      whole = all;
    }
    if (all.add(data)) {
      consumed.run();
    } else {
      task.driver().cancel();
      consumed.run();
    }
  }

  private void deliver(ByteBuffer data) {
    if (task instanceof DataTask dataTask) {
      session
          .delegates()
          .tell(
              task,
              URLSessionDataDelegate.class,
              delegate -> delegate.didReceiveData(session, dataTask, data));
    }
  }

  @Override
  public void caching(Supplier<@Nullable CachedURLResponse> proposal, Reply<CachingVerdict> reply) {
    if (!(task instanceof DataTask dataTask)) {
      reply.accept(new CachingVerdict.Drop());
      return;
    }
    queue(
        URLSessionDataDelegate.class,
        delegate -> propose(dataTask, delegate, proposal.get(), reply),
        () -> reply.accept(new CachingVerdict.Keep()));
  }

  private void propose(
      DataTask dataTask,
      URLSessionDataDelegate delegate,
      @Nullable CachedURLResponse proposed,
      Reply<CachingVerdict> reply) {
    if (proposed == null) {
      reply.accept(new CachingVerdict.Drop());
    } else {
      delegate.willCacheResponse(
          session, dataTask, proposed, answer -> reply.accept(caching(answer)));
    }
  }

  private static CachingVerdict caching(@Nullable CachedURLResponse answer) {
    return answer == null ? new CachingVerdict.Drop() : new CachingVerdict.Replace(answer);
  }

  @Override
  public void resumed(long offset, long total) {
    // What was written before is told before.
    written = new Tally();
    if (task instanceof DownloadTask download) {
      queue(
          URLSessionDownloadDelegate.class,
          delegate -> delegate.didResumeAtOffset(session, download, offset, total),
          () -> {});
    }
  }

  @Override
  public void wrote(long bytes, long total, long expected) {
    if (task instanceof DownloadTask download && written.add(bytes, total, expected)) {
      Tally counts = written;
      session.queue().execute(() -> tellWritten(download, counts.take()));
    }
  }

  private void tellWritten(DownloadTask download, Tally.Counts counts) {
    session
        .delegates()
        .tell(
            task,
            URLSessionDownloadDelegate.class,
            delegate ->
                delegate.didWriteData(
                    session, download, counts.bytes(), counts.total(), counts.expected()));
  }

  @Override
  public void downloaded(Path file, Consumer<FileFate> consumed) {
    session
        .queue()
        .execute(
            () -> {
              FileFate fate = FileFate.FAILED;
              try {
                if (task instanceof DownloadTask download) {
                  session
                      .delegates()
                      .tell(
                          task,
                          URLSessionDownloadDelegate.class,
                          delegate -> delegate.didFinishDownloading(session, download, file));
                }
                fate = FileFate.REMOVE;
              } finally {
                consumed.accept(fate);
              }
            });
  }

  @Override
  public void completed(@Nullable URLError error) {
    Collected all = whole;
    if (error == null && all != null) {
      session.queue().execute(() -> deliver(ByteBuffer.wrap(all.bytes()).asReadOnlyBuffer()));
    }
    queue(
        URLSessionTaskDelegate.class,
        delegate -> delegate.didCompleteWithError(session, task, error),
        () -> {});
  }
}

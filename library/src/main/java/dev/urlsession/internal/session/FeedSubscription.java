// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.URLError;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** Gives a body to a subscriber, on the delegate queue, as much as it asks for. */
final class FeedSubscription implements Flow.Subscription {

  private final ByteFeed feed;
  private final Flow.Subscriber<? super ByteBuffer> subscriber;
  private final Executor queue;
  private final Runnable cancel;
  private long demand;
  private boolean over;

  FeedSubscription(
      ByteFeed feed,
      Flow.Subscriber<? super ByteBuffer> subscriber,
      Executor queue,
      Runnable cancel) {
    this.feed = feed;
    this.subscriber = subscriber;
    this.queue = queue;
    this.cancel = cancel;
  }

  void start() {
    queue.execute(
        () -> {
          subscriber.onSubscribe(this);
          feed.listen(() -> queue.execute(this::drain));
        });
  }

  @Override
  public void request(long count) {
    queue.execute(
        () -> {
          if (count <= 0) {
            fail(new IllegalArgumentException("Request more than nothing."));
            return;
          }
          demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
          drain();
        });
  }

  @Override
  public void cancel() {
    queue.execute(
        () -> {
          if (!over) {
            over = true;
            cancel.run();
          }
        });
  }

  /** On the queue, like all that touches the fields. */
  private void drain() {
    while (!over && demand > 0) {
      ByteBuffer next = feed.poll();
      if (next == null) {
        break;
      }
      demand--;
      subscriber.onNext(next);
    }
    if (!over && feed.isDrained()) {
      URLError failure = feed.failure();
      over = true;
      if (failure == null) {
        subscriber.onComplete();
      } else {
        subscriber.onError(failure);
      }
    }
  }

  private void fail(RuntimeException mistake) {
    if (!over) {
      over = true;
      cancel.run();
      subscriber.onError(mistake);
    }
  }
}

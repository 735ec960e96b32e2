// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A body that is taken down as it passes, and kept before its receiver hears of its end. */
final class StoringBody implements BodySource, BodyReceiver {

  private final BodySource source;
  private final Recording recording;
  private final Function<Recording.Recorded, CompletableFuture<@Nullable Void>> keep;
  private final Runnable settled;
  private @Nullable BodyReceiver receiver;
  private boolean over;

  /**
   * Takes a body down.
   *
   * @param keep keeps it when it is complete
   * @param settled runs once, when it is kept or will not be
   */
  StoringBody(
      BodySource source,
      Recording recording,
      Function<Recording.Recorded, CompletableFuture<@Nullable Void>> keep,
      Runnable settled) {
    this.source = source;
    this.recording = recording;
    this.keep = keep;
    this.settled = settled;
  }

  @Override
  public void start(BodyReceiver to) {
    receiver = to;
    source.start(this);
  }

  @Override
  public void demand() {
    recording.whenRelaxed(
        () -> {
          if (receiver != null) {
            source.demand();
          }
        });
  }

  @Override
  public void cancel() {
    receiver = null;
    source.cancel();
    giveUp();
  }

  @Override
  public void received(Chunk chunk) {
    recording.add(chunk.buffer().duplicate());
    BodyReceiver to = receiver;
    if (to == null) {
      chunk.release();
    } else {
      to.received(chunk);
    }
  }

  @Override
  public void ended() {
    recording
        .finish()
        .thenCompose(this::kept)
        .whenComplete(
            (done, failed) -> {
              // Whatever became of the copy, the body was complete.
              BodyReceiver to = receiver;
              receiver = null;
              giveUp();
              if (to != null) {
                to.ended();
              }
            });
  }

  private CompletableFuture<@Nullable Void> kept(Recording.@Nullable Recorded recorded) {
    return recorded == null || receiver == null
        ? CompletableFuture.completedFuture(null)
        : keep.apply(recorded);
  }

  @Override
  public void failed(URLError error) {
    giveUp();
    BodyReceiver to = receiver;
    receiver = null;
    if (to != null) {
      to.failed(error);
    }
  }

  private void giveUp() {
    if (!over) {
      over = true;
      recording.abandon();
      settled.run();
    }
  }
}

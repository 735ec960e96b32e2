// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.URLError;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.TransportRuntime;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of one request: reads ahead a little off the loop, and no further than the
 * network takes it. Confined to the loop.
 */
final class BodyWriter {

  /** One being written, one ready. */
  private static final int AHEAD = 2;

  private final WireExchange exchange;
  private final BodySink sink;
  private final OutgoingBody body;
  private final PieceReader pieces;
  private final Executor loop;
  private final Pace pace = new Pace();
  private int underway;
  private long since;
  private boolean reading;
  private boolean exhausted;
  private boolean stopped;

  BodyWriter(WireExchange exchange, OutgoingBody body, BodySink sink, Executor loop) {
    this.exchange = exchange;
    this.body = body;
    this.sink = sink;
    this.loop = loop;
    this.pieces = PieceReader.of(body, sink.takesFiles());
  }

  /** Writes what can be written now. */
  void proceed() {
    while (!stopped && !exhausted && !reading && underway < AHEAD && !exchange.isSuspended()) {
      if (pieces.blocks()) {
        readElsewhere();
      } else {
        handle(attempt(pieces.next(pace.length())));
      }
    }
  }

  /** Writes nothing more and closes the body. */
  void stop() {
    if (!stopped) {
      stopped = true;
      if (!reading) {
        close();
      }
    }
  }

  private void readElsewhere() {
    reading = true;
    TransportRuntime runtime = TransportRuntime.shared();
    Executor where = pieces.isStream() ? runtime.streams() : runtime.files();
    PieceReader.Reading next = pieces.next(pace.length());
    where.execute(
        () -> {
          Outcome outcome = attempt(next);
          loop.execute(
              () -> {
                reading = false;
                handle(outcome);
                proceed();
              });
        });
  }

  private record Outcome(PieceReader.@Nullable Piece piece, @Nullable Throwable thrown) {}

  private static Outcome attempt(PieceReader.Reading next) {
    try {
      return new Outcome(next.read(), null);
    } catch (URLError | RuntimeException thrown) {
      return new Outcome(null, thrown);
    }
  }

  private void handle(Outcome outcome) {
    PieceReader.Piece piece = outcome.piece();
    if (stopped) {
      if (piece != null) {
        piece.release();
      }
      close();
    } else if (outcome.thrown() != null) {
      stop();
      sink.broken(outcome.thrown());
    } else if (piece == null) {
      exhausted = true;
      finishIfWritten();
    } else {
      write(piece);
    }
  }

  private void write(PieceReader.Piece piece) {
    if (underway++ == 0) {
      since = exchange.time().nanoTime();
    }
    if (pieces.blocks()) {
      proceed(); // Reads the next piece while TLS encrypts this one.
    }
    Underway one = new Underway(piece);
    ByteBuf bytes = piece.bytes();
    ChannelFuture written =
        bytes != null ? sink.write(bytes) : sink.write(piece.region(), one::progressed);
    written.addListener(one::ended);
  }

  /** A piece on its way to the network. */
  private final class Underway {

    private final PieceReader.Piece piece;
    private long told;

    Underway(PieceReader.Piece piece) {
      this.piece = piece;
    }

    void progressed(long soFar) {
      if (!stopped) {
        exchange.sent(soFar - told);
        told = soFar;
      }
    }

    void ended(Future<?> written) {
      underway--;
      if (stopped) {
        return;
      }
      if (written.isSuccess()) {
        keepPace();
        progressed(piece.length());
        finishIfWritten();
        proceed();
      } else {
        boolean cut = piece.file() instanceof SharedFileRegion region && region.isCut();
        stop();
        if (cut) {
          sink.broken(KnownPieces.changed());
        }
        // Else the reading side tells why; an early answer may still be on its way (B-088).
      }
    }

    private void keepPace() {
      long now = exchange.time().nanoTime();
      pace.taken(piece.length(), now - since);
      since = now;
    }
  }

  private void finishIfWritten() {
    if (exhausted && underway == 0 && !stopped) {
      stop();
      sink.end();
      sink.finished();
    }
  }

  private void close() {
    TransportRuntime.shared().files().execute(body::close);
  }
}

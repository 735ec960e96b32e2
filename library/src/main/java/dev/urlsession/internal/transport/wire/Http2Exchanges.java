// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which exchange is on which stream of an HTTP/2 connection. Confined to the loop. */
final class Http2Exchanges {

  private final DefaultHttp2Connection streams = new DefaultHttp2Connection(false);
  private final PropertyKey key = streams.newKey();

  /** The streams as Netty's codec counts them. */
  DefaultHttp2Connection streams() {
    return streams;
  }

  /**
   * A stream for one more.
   *
   * @throws Http2Exception when the connection takes no more
   */
  Http2Stream open() throws Http2Exception {
    return streams.local().createStream(streams.local().incrementAndGetNextStreamId(), false);
  }

  /** Puts the exchange on the stream. */
  void put(Http2Stream stream, Http2Exchange exchange) {
    stream.setProperty(key, exchange);
  }

  /** The exchange on the stream; null once that is closed, and when it never had one. */
  @Nullable Http2Exchange on(int stream) {
    Http2Stream known = streams.stream(stream);
    return known == null ? null : on(known);
  }

  private @Nullable Http2Exchange on(Http2Stream stream) {
    return stream.getProperty(key);
  }

  /** Does it with all there are. */
  void each(Consumer<Http2Exchange> action) {
    try {
      streams.forEachActiveStream(
          stream -> {
            Http2Exchange exchange = on(stream);
            if (exchange != null) {
              action.accept(exchange);
            }
            return true;
          });
    } catch (Http2Exception never) {
      throw new IllegalStateException(never);
    }
  }

  /** Whether the server said, with GOAWAY, that it did not look at the stream. */
  boolean isUnseen(int stream) {
    return streams.goAwayReceived() && stream > streams.local().lastStreamKnownByPeer();
  }

  /** Tells of a GOAWAY before the streams that it leaves out are closed. */
  void whenLeaving(Runnable leaving) {
    streams.addListener(
        new Http2ConnectionAdapter() {
          @Override
          public void onGoAwayReceived(int lastStream, long error, ByteBuf reason) {
            leaving.run();
          }
        });
  }

  /** Tells of each stream that is closed, whoever closed it. */
  void whenClosed(Consumer<Http2Exchange> closed) {
    streams.addListener(
        new Http2ConnectionAdapter() {
          @Override
          public void onStreamClosed(Http2Stream stream) {
            Http2Exchange exchange = on(stream);
            if (exchange != null) {
              closed.accept(exchange);
            }
          }
        });
  }
}

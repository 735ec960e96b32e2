// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the loop from waiting for a TLS engine. While a task of the engine waits for the user it
 * holds the engine's lock, and closing a channel locks the engine. So a channel is closed past the
 * engine then, and the engine hears of it when its task is through, which is told to hurry.
 *
 * <p>Confined to the loop, but for the tasks themselves.
 */
final class HandshakeGate {

  private final Executor pool;
  private final Executor loop;
  private final Runnable hurry;
  private @Nullable ChannelHandlerContext front;
  private int busy;
  private boolean inactive;

  HandshakeGate(Executor pool, Executor loop, Runnable hurry) {
    this.pool = pool;
    this.loop = loop;
    this.hurry = hurry;
  }

  /** Runs a task of the engine. */
  void execute(Runnable task) {
    busy++;
    pool.execute(
        () -> {
          try {
            task.run();
          } finally {
            loop.execute(this::done);
          }
        });
  }

  private void done() {
    busy--;
    if (busy == 0 && inactive && front != null) {
      inactive = false;
      front.fireChannelInactive();
    }
  }

  void addTo(ChannelPipeline pipeline, SslHandler handler) {
    pipeline.addLast(new Front(), handler, new Back());
  }

  private final class Front extends ChannelInboundHandlerAdapter {

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      front = ctx;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      hurry.run();
      if (busy > 0) {
        inactive = true;
      } else {
        ctx.fireChannelInactive();
      }
    }
  }

  private final class Back extends ChannelDuplexHandler {

    /** The peer says that no more comes; some then wait for us to close. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      ctx.fireUserEventTriggered(event);
      if (event == SslCloseCompletionEvent.SUCCESS) {
        ctx.close();
      }
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
      hurry.run();
      if (busy > 0 && front != null) {
        front.close(promise);
      } else {
        ctx.close(promise);
      }
    }
  }
}

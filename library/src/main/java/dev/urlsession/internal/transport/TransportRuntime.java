// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * The threads all sessions share: a few event loops, and pools for work that blocks. All are daemon
 * threads, started when first needed (B-016).
 *
 * <p>{@link #files()} and {@link #names()} are bounded, since what they run ends by itself. {@link
 * #streams()} is not: a user's stream may block for as long as it likes, and must not hold up
 * others.
 */
public final class TransportRuntime {

  private static final int LOOPS =
      Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
  private static final int FILE_THREADS = 8;
  private static final int NAME_THREADS = 8;
  private static final int HANDSHAKE_THREADS = 4;
  private static final long IDLE_SECONDS = 10;

  private final boolean epoll = Epoll.isAvailable();
  private final EventLoopGroup loops;
  private final Set<EventLoop> inUse = ConcurrentHashMap.newKeySet();
  private final Executor files = bounded("urlsession-files", FILE_THREADS);
  private final Executor names = bounded("urlsession-names", NAME_THREADS);
  private final Executor streams =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          named("urlsession-streams"));

  private final Executor handshakes = HandshakeThreads.newPool(HANDSHAKE_THREADS, IDLE_SECONDS);

  private TransportRuntime() {
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    // On threads of this kind Netty keeps small buffers and objects at hand for their next use.
    loops =
        new MultiThreadIoEventLoopGroup(
            LOOPS, named("urlsession-loop", FastThreadLocalThread::new), io);
    Wakefulness.atExit(inUse);
  }

  private static final class Holder {
    static final TransportRuntime SHARED = new TransportRuntime();
  }

  /** The one of this process. */
  public static TransportRuntime shared() {
    return Holder.SHARED;
  }

  /** A loop for a new session; sessions take turns. */
  public NettyLoop nextLoop() {
    SingleThreadEventLoop loop = (SingleThreadEventLoop) loops.next();
    if (inUse.add(loop)) {
      loop.execute(KeptChunks::keep);
    }
    return new NettyLoop(loop);
  }

  /** For reading and writing files. */
  public Executor files() {
    return files;
  }

  /** For looking up names. */
  public Executor names() {
    return names;
  }

  /** For the reckoning of TLS, and for the answers it waits for. */
  public Executor handshakes() {
    return handshakes;
  }

  /** For reading users' streams. */
  public Executor streams() {
    return streams;
  }

  /** The kind of socket the loops serve. */
  public Class<? extends SocketChannel> channelType() {
    return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  private static Executor bounded(String name, int threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    return named(name, Thread::new);
  }

  private static ThreadFactory named(String name, BiFunction<Runnable, String, Thread> making) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = making.apply(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}

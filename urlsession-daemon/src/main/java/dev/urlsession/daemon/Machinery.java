// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.background.translation.Metrics;
import dev.urlsession.daemon.engine.EngineBuilder;
import dev.urlsession.daemon.engine.TransferEngine;
import dev.urlsession.daemon.hub.AppRegistry;
import dev.urlsession.daemon.hub.HubNews;
import dev.urlsession.daemon.hub.LaunchDesk;
import dev.urlsession.daemon.hub.SessionHub;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.log.RotatingFile;
import dev.urlsession.daemon.store.Recovery;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import dev.urlsession.daemon.store.TaskStore;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What the daemon is made of, behind its socket. */
record Machinery(
    DaemonLog log,
    RotatingFile logFile,
    TaskStore store,
    TransferEngine engine,
    DomainSockets sockets,
    EventLoopGroup loop,
    ExecutorService files,
    AppRegistry apps,
    SessionHub hub)
    implements AutoCloseable {

  private static final long LOOP_MILLIS = 500;

  static Machinery start(Places places) throws IOException {
    PrivateDirectory.make(places.state());
    PrivateDirectory.make(places.cache());
    PrivateDirectory.make(places.logs());
    RotatingFile logFile = new RotatingFile(places.log());
    DaemonLog log = new DaemonLog(logFile, Instant::now);
    TaskStore store = SqliteTaskStore.open(StoreOptions.of(places.database(), Clock.systemUTC()));
    DomainSockets sockets = DomainSockets.best();
    EventLoopGroup loop = sockets.loop("urlsessiond-line");
    ExecutorService files =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "urlsessiond-files"));
    HubNews news = new HubNews();
    TransferEngine engine =
        new EngineBuilder(store, places.cache(), places.state().resolve("engine"))
            .live(news)
            .metrics(Metrics::toBytes)
            .build();
    SessionHub hub =
        new SessionHub(store, new EngineTransfers(engine), LaunchDesk.NONE, loop.next());
    news.tell(hub);
    Recovery found = engine.start().join();
    log.info("state.recovered", Map.of("interrupted", found.interrupted()));
    AppRegistry apps = new AppRegistry(places.state().resolve("applications"), files);
    return new Machinery(log, logFile, store, engine, sockets, loop, files, apps, hub);
  }

  /** After the engine is drained. */
  void closeStore() {
    engine.close();
    store.close();
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, LOOP_MILLIS, TimeUnit.MILLISECONDS);
    files.shutdown();
    logFile.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.place.NetworkWish;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.socket.DomainSockets;
import dev.urlsession.background.translation.Metrics;
import dev.urlsession.daemon.engine.EngineBuilder;
import dev.urlsession.daemon.engine.TransferEngine;
import dev.urlsession.daemon.hub.AppRegistry;
import dev.urlsession.daemon.hub.HubNews;
import dev.urlsession.daemon.hub.SessionHub;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.log.RotatingFile;
import dev.urlsession.daemon.machine.MachineNetwork;
import dev.urlsession.daemon.machine.MachineWatch;
import dev.urlsession.daemon.machine.Power;
import dev.urlsession.daemon.machine.SteadyClock;
import dev.urlsession.daemon.relaunch.LaunchCheck;
import dev.urlsession.daemon.relaunch.LaunchRules;
import dev.urlsession.daemon.relaunch.LoopTime;
import dev.urlsession.daemon.relaunch.ProcessStarter;
import dev.urlsession.daemon.relaunch.RelaunchParts;
import dev.urlsession.daemon.relaunch.Relauncher;
import dev.urlsession.daemon.store.Recovery;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What the daemon is made of, behind its socket. */
record Machinery(
    DaemonLog log,
    RotatingFile logFile,
    MachineWatch machine,
    SqliteTaskStore store,
    TransferEngine engine,
    DomainSockets sockets,
    EventLoopGroup loop,
    ExecutorService files,
    AppRegistry apps,
    Relauncher relauncher,
    SessionHub hub)
    implements AutoCloseable {

  private static final long LOOP_MILLIS = 500;

  /** What the engine notes, below the directory for state. */
  private static final String ENGINE = "engine";

  static Machinery start(Places places, Future<LineParts> opening) throws IOException {
    PrivateDirectory.make(places.state());
    PrivateDirectory.make(places.cache());
    PrivateDirectory.make(places.logs());
    RotatingFile logFile = new RotatingFile(places.log());
    DaemonLog log = new DaemonLog(logFile, Instant::now);
    PrivateDirectory.make(places.state().resolve(ENGINE));
    SteadyClock clock =
        SteadyClock.open(
            places.state().resolve(ENGINE).resolve("clock"), Instant::now, System::nanoTime);
    SqliteTaskStore store =
        SqliteTaskStore.open(
            StoreOptions.of(places.database(), clock).sidecars(places.state().resolve(ENGINE)));
    LineParts open = LineParts.of(opening);
    DomainSockets sockets = open.sockets();
    EventLoopGroup loop = open.loop();
    ExecutorService files =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "urlsessiond-files"));
    MachineWatch machine =
        new MachineWatch(new MachineNetwork(() -> NetworkWish.read(places)), new Power());
    HubNews news = new HubNews();
    TransferEngine engine =
        new EngineBuilder(store, places.cache(), places.state().resolve(ENGINE))
            .live(news)
            .challenges(news)
            .metrics(Metrics::toBytes)
            .monitor(machine.network())
            .clock(clock)
            .onBattery(machine.power()::isOnBattery)
            .build();
    machine.network().whenAddressesGo(engine::renewConnections);
    AppRegistry apps = new AppRegistry(places.state().resolve("applications"), files);
    EventLoop line = loop.next();
    Relauncher relauncher =
        new Relauncher(
            new RelaunchParts(
                store,
                store,
                apps::launch,
                new ProcessStarter(),
                new LaunchCheck(places.state()),
                new LoopTime(line, Clock.systemUTC()),
                LaunchRules.usual(),
                line,
                files,
                new SecureRandom(),
                log));
    SessionHub hub = new SessionHub(store, new EngineTransfers(engine), relauncher, line);
    news.tell(hub);
    recovered(engine.start().join(), log);
    line.execute(relauncher::begin);
    return new Machinery(
        log, logFile, machine, store, engine, sockets, loop, files, apps, relauncher, hub);
  }

  private static void recovered(Recovery found, DaemonLog log) {
    log.info("state.recovered", Map.of("interrupted", found.interrupted()));
    Recovery.Repair repair = found.repair();
    if (repair != null) {
      log.warn(
          "state.repaired",
          Map.of(
              "why", repair.why(), "setAside", repair.setAside(), "restored", repair.restored()));
    }
  }

  /** After the engine is drained. */
  void closeStore() {
    machine.close();
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

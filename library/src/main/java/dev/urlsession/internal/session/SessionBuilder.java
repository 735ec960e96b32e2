// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.internal.auth.KnownProofs;
import dev.urlsession.internal.auth.Proofs;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.SharedTimers;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.FileAccess;
import dev.urlsession.internal.loading.LoadingEnvironment;
import dev.urlsession.internal.loading.SessionCache;
import dev.urlsession.internal.proxy.ProxyRules;
import dev.urlsession.internal.task.TaskEngine;
import dev.urlsession.internal.transport.NettyLoop;
import dev.urlsession.internal.transport.TransportRuntime;
import dev.urlsession.internal.transport.TransportSettings;
import dev.urlsession.internal.transport.netty.NettyTransport;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a session together. */
final class SessionBuilder {

  final URLSessionConfiguration configuration;
  Supplier<List<URLProtocol.Factory>> protocols = List::of;
  @Nullable URLSessionDelegate delegate;
  @Nullable Executor delegateQueue;
  Timers timers = Timers.SYSTEM;
  FileAccess files = FileAccess.REAL;
  boolean shared;

  SessionBuilder(URLSessionConfiguration configuration) {
    this.configuration = configuration;
  }

  SessionBuilder protocols(Supplier<List<URLProtocol.Factory>> value) {
    protocols = value;
    return this;
  }

  SessionBuilder delegate(@Nullable URLSessionDelegate value) {
    delegate = value;
    return this;
  }

  SessionBuilder delegateQueue(@Nullable Executor value) {
    delegateQueue = value;
    return this;
  }

  SessionBuilder timers(Timers value) {
    timers = value;
    return this;
  }

  SessionBuilder files(FileAccess value) {
    files = value;
    return this;
  }

  SessionBuilder shared() {
    shared = true;
    return this;
  }

  DelegateQueue queue(Loop loop) {
    return new DelegateQueue(delegateQueue, loop);
  }

  private LoadingEnvironment environment() {
    TransportRuntime runtime = TransportRuntime.shared();
    NettyLoop loop = runtime.nextLoop();
    SharedTimers shared =
        new SharedTimers(
            timers,
            loop,
            configuration.timeoutIntervalForRequest(),
            configuration.timeoutIntervalForResource());
    NetworkPathMonitor monitor = configuration.networkPathMonitor();
    return new LoadingEnvironment(
        configuration,
        loop,
        shared,
        new NettyTransport(loop, timers, TransportSettings.of(configuration)),
        runtime.files(),
        monitor == null ? InterfaceMonitor.SHARED : monitor,
        protocols,
        Proofs.secure(),
        new KnownProofs(),
        ProxyRules.of(configuration),
        SessionCache.of(configuration, loop, runtime.files()));
  }

  TaskEngine engine() {
    return new TaskEngine(environment(), files);
  }

  Session build() {
    return new Session(this, engine());
  }
}

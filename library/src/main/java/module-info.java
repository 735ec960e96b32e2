// SPDX-License-Identifier: Apache-2.0

/** Apple's URL Loading System for the JVM: sessions, tasks and their delegates. */
@SuppressWarnings("module") // The modules it exports to are built after it.
module dev.urlsession {
  requires static transitive org.jspecify;
  requires java.security.jgss;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.codec.http2;
  requires io.netty.codec.socks;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.resolver;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires java.sql;
  requires static com.aayushatharva.brotli4j;
  requires static com.github.luben.zstd_jni;
  requires static org.mozilla.rhino;

  uses dev.urlsession.internal.background.BackgroundService;
  // SQLite's, when it is there: see docs/decisions/0014-sqlite-by-service.md.
  uses java.sql.Driver;

  exports dev.urlsession;

  // Ours, of the same release: the daemon runs the same engine.
  exports dev.urlsession.internal.background to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.concurrent to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.cookie to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.download to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.event to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.io to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.loading to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.session to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.store to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.task to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.transport to
      dev.urlsession.background,
      dev.urlsession.daemon;
  exports dev.urlsession.internal.transport.netty to
      dev.urlsession.background,
      dev.urlsession.daemon;
}

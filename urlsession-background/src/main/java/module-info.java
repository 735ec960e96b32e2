// SPDX-License-Identifier: Apache-2.0

/** Transfers that go on without the application: the protocol and the client of urlsessiond. */
@SuppressWarnings("module") // The daemon is compiled after it.
module dev.urlsession.background {
  requires static transitive org.jspecify;
  requires dev.urlsession;
  requires com.google.common;
  requires com.google.protobuf;
  requires io.grpc;
  requires io.grpc.netty;
  requires io.grpc.protobuf.lite;
  requires io.grpc.stub;
  requires io.netty.common;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.unix.common;
  requires jdk.net;

  provides dev.urlsession.internal.background.BackgroundService with
      dev.urlsession.background.session.RemoteService;

  exports dev.urlsession.background.client to
      dev.urlsession.daemon;
  exports dev.urlsession.background.place to
      dev.urlsession.daemon;
  exports dev.urlsession.background.protocol to
      dev.urlsession.daemon;
  exports dev.urlsession.background.socket to
      dev.urlsession.daemon;
  exports dev.urlsession.background.start to
      dev.urlsession.daemon;
  exports dev.urlsession.background.translation to
      dev.urlsession.daemon;
  exports dev.urlsession.background.wire to
      dev.urlsession.daemon;
}

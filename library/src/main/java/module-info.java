// SPDX-License-Identifier: Apache-2.0

/** Apple's URL Loading System for the JVM: sessions, tasks and their delegates. */
module dev.urlsession {
  requires static transitive org.jspecify;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.codec.http2;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.resolver;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires static com.aayushatharva.brotli4j;
  requires static com.github.luben.zstd_jni;

  exports dev.urlsession;
}

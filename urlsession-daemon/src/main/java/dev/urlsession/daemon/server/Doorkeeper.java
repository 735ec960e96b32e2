// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.place.Token;
import dev.urlsession.background.protocol.Refusal.Reason;
import dev.urlsession.background.protocol.UrlSessionDaemonGrpc;
import dev.urlsession.background.wire.Trailers;
import io.grpc.Attributes;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.StatusRuntimeException;
import java.util.Objects;
import java.util.Set;

/** Lets a call in when it has the daemon's token and its connection has said Hello. */
final class Doorkeeper extends ServerTransportFilter implements ServerInterceptor {

  /** What a client without a protocol in common may still ask. */
  private static final Set<String> WITHOUT_HELLO =
      Set.of(
          UrlSessionDaemonGrpc.getHelloMethod().getFullMethodName(),
          UrlSessionDaemonGrpc.getHandOverMethod().getFullMethodName());

  private final Token token;

  Doorkeeper(Token token) {
    this.token = token;
  }

  @Override
  public Attributes transportReady(Attributes connection) {
    return connection.toBuilder().set(Caller.OF_CONNECTION, new Caller()).build();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Caller caller = Objects.requireNonNull(call.getAttributes().get(Caller.OF_CONNECTION));
    byte[] presented = headers.get(Trailers.TOKEN);
    if (presented == null || !token.matches(presented)) {
      return refuse(call, "The token is not the daemon's; read it again.");
    }
    if (!caller.hasGreeted()
        && !WITHOUT_HELLO.contains(call.getMethodDescriptor().getFullMethodName())) {
      return refuse(call, "A connection begins with Hello.");
    }
    return Contexts.interceptCall(caller.context(), call, headers, next);
  }

  private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, String why) {
    StatusRuntimeException refusal = new Refused(Reason.NOT_AUTHENTICATED, why).status();
    call.close(refusal.getStatus(), Objects.requireNonNull(refusal.getTrailers()));
    return new ServerCall.Listener<>() {};
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.HelloReply;
import dev.urlsession.background.protocol.HelloRequest;
import dev.urlsession.background.protocol.Limits;
import dev.urlsession.background.protocol.Refusal.Reason;
import dev.urlsession.background.wire.Protocol;
import dev.urlsession.background.wire.ProtocolRange;
import dev.urlsession.daemon.store.TaskStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The first call of a connection: what both sides speak, and who the caller is. */
final class Greeting {

  private static final int LONGEST_NAME = 255;
  private static final int WIDEST_WINDOW = 10_000;
  private static final int TASKS_PER_APP = 200_000;

  private final ServiceParts parts;

  Greeting(ServiceParts parts) {
    this.parts = parts;
  }

  CompletableFuture<HelloReply> hello(Caller caller, HelloRequest request) {
    int protocol = protocol(request);
    String app = request.getApplication();
    if (app.length() > LONGEST_NAME) {
      throw new Refused(Reason.INVALID, "An application's name has at most 255 characters.");
    }
    return parts
        .apps()
        .admit(app, request.getApplicationSecret().toByteArray())
        .thenApply(
            admitted -> {
              if (!admitted) {
                parts.log().warn("hello.refused", Map.of("app", app));
                throw new Refused(
                    Reason.INVALID,
                    "Another application has registered under the name "
                        + app
                        + "; choose another with the system property urlsession.application.");
              }
              caller.greeted(app, request.getClientInstance(), request.getProcessId());
              return reply(protocol);
            });
  }

  private int protocol(HelloRequest request) {
    ProtocolRange theirs =
        new ProtocolRange(request.getMinimumProtocol(), request.getMaximumProtocol());
    int newest = parts.protocols().newestWith(theirs);
    if (newest == 0) {
      boolean older = theirs.maximum() < parts.protocols().minimum();
      throw new Refused(
          Reason.INCOMPATIBLE,
          "The daemon %s speaks %s, this library %s speaks %s: %s."
              .formatted(
                  parts.version().text(),
                  parts.protocols().text(),
                  request.getLibraryVersion(),
                  theirs.text(),
                  older
                      ? "use a library of the daemon's version or newer"
                      : "the daemon must make room for a newer one"));
    }
    return newest;
  }

  private HelloReply reply(int protocol) {
    return HelloReply.newBuilder()
        .setProtocol(protocol)
        .setDaemonVersion(parts.version().text())
        .setInstance(parts.instance())
        .setClock(parts.clock().millis())
        .setProcessId(ProcessHandle.current().pid())
        .setLimits(
            Limits.newBuilder()
                .setMaximumMessageBytes(Protocol.MAXIMUM_MESSAGE_BYTES)
                .setMaximumTasksPerEnqueue(TaskStore.LARGEST_BATCH)
                .setMaximumTasksPerApplication(TASKS_PER_APP)
                .setMaximumWindow(WIDEST_WINDOW))
        .build();
  }
}

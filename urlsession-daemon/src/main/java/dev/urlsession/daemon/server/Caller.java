// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.protocol.Refusal.Reason;
import io.grpc.Attributes;
import io.grpc.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is at the other end of a connection, as far as he has said. Confined to the loop. */
final class Caller {

  /** Where a connection's calls find it. */
  static final Attributes.Key<Caller> OF_CONNECTION = Attributes.Key.create("urlsession-caller");

  private static final Context.Key<Caller> OF_CALL = Context.key("urlsession-caller");

  private @Nullable String app;
  private String process = "";
  private int processId;

  static Caller current() {
    return Objects.requireNonNull(OF_CALL.get(), "every call has one");
  }

  Context context() {
    return Context.current().withValue(OF_CALL, this);
  }

  void greeted(String application, String processInstance, long number) {
    app = application;
    process = processInstance;
    processId = (int) number;
  }

  boolean hasGreeted() {
    return app != null;
  }

  /** The application; a caller of none has no sessions. */
  String app() {
    if (app == null || app.isEmpty()) {
      throw new Refused(Reason.INVALID, "This call is of an application; name it in Hello.");
    }
    return app;
  }

  /** Tells the process from others. */
  String process() {
    return process;
  }

  int processId() {
    return processId;
  }
}

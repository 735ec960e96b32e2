// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.loading.BodySupply;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Opens the body for each time it is sent: bytes and files again and again, a stream once, and then
 * the user is asked for a new one (B-085, B-086). Confined to the loop.
 */
final class UploadBodies implements BodySupply {

  private static final CompletableFuture<@Nullable OutgoingBody> NONE =
      CompletableFuture.completedFuture(null);

  private final TaskRun run;
  private boolean streamUsed;

  UploadBodies(TaskRun run, boolean asksForBody) {
    this.run = run;
    this.streamUsed = asksForBody;
  }

  @Override
  public CompletableFuture<@Nullable OutgoingBody> open(URLRequest request) {
    HTTPBody body = request.httpBody();
    if (body == null) {
      return NONE;
    }
    long promised = promised(request);
    if (body instanceof HTTPBody.Stream stream) {
      if (streamUsed && !stream.isReplayable()) {
        return asked(promised);
      }
      streamUsed = true;
      InputStream next = stream.newInputStream();
      return next == null
          ? asked(promised)
          : CompletableFuture.completedFuture(new OutgoingBody.Stream(next, promised));
    }
    return Opening.open(body, run.environment());
  }

  @Override
  public boolean isReplayable(URLRequest request) {
    HTTPBody body = request.httpBody();
    return body == null || body.isReplayable();
  }

  /** An explicit Content-Length is believed, and held to (B-081). */
  private static long promised(URLRequest request) {
    String length = request.value("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }

  private CompletableFuture<@Nullable OutgoingBody> asked(long promised) {
    CompletableFuture<@Nullable OutgoingBody> body = new CompletableFuture<>();
    run.askForBody(
        new Reply<>(
            run.loop(),
            stream -> {
              if (stream == null) {
                body.completeExceptionally(
                    URLError.of(
                        Code.REQUEST_BODY_STREAM_EXHAUSTED,
                        "The body must be sent from its start; answer needNewBodyStream with a new"
                            + " stream."));
              } else {
                body.complete(new OutgoingBody.Stream(stream, promised));
              }
            }));
    return body;
  }
}

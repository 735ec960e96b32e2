// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Two chapters of the demo: a download is stopped in the middle, resumed, and measured. */
final class DemoDownload {

  private static final long LENGTH = 32L << 20;
  private static final long SEED = 7;
  private static final long SECONDS = 20;

  private final Terminal terminal;
  private final PrintStream out;
  private final LoopbackServer server;
  private final URLSession session;

  DemoDownload(Terminal terminal, LoopbackServer server, URLSession session) {
    this.terminal = terminal;
    this.out = terminal.out();
    this.server = server;
    this.session = session;
  }

  void tell() throws Exception {
    title("5. A download, interrupted in the middle and resumed");
    Gate gate = new Gate();
    server.route("/film", film().gateAfter(LENGTH / 2, gate));
    byte[] resumeData = interrupt();
    gate.open();
    server.route("/film", film());
    Listener resumed = new Listener();
    String pieces = run(session.downloadTaskWithResumeData(resumeData), resumed);
    String whole = run(session.downloadTask(server.uri("/film")), new Listener());
    out.println("   SHA-256 of the two pieces   " + pieces);
    out.println("   SHA-256 in one go           " + whole);
    if (!pieces.equals(whole)) {
      throw CommandFailure.of(ExitCode.OTHER, "The two differ; please report it.");
    }
    out.println(terminal.coloured("32", "   They are the same."));
    title("6. The metrics of the resumed part");
    measured(resumed.metrics.get(SECONDS, TimeUnit.SECONDS));
  }

  private static Answer film() {
    return Answer.generated(LENGTH, SEED).header("ETag", "\"film-1\"").ranges();
  }

  private byte[] interrupt() throws Exception {
    Listener listener = new Listener();
    URLSessionDownloadTask task = session.downloadTask(server.uri("/film"));
    task.setDelegate(listener);
    task.resume();
    listener.halfway.get(SECONDS, TimeUnit.SECONDS);
    CompletableFuture<byte @Nullable []> data = new CompletableFuture<>();
    task.cancelByProducingResumeData(data::complete);
    byte[] resumeData = data.get(SECONDS, TimeUnit.SECONDS);
    if (resumeData == null) {
      throw CommandFailure.of(ExitCode.OTHER, "No resume data came; please report it.");
    }
    out.println(
        "   stopped after %s of %s, with %s of resume data"
            .formatted(
                Amount.bytes(task.countOfBytesReceived()),
                Amount.bytes(LENGTH),
                Amount.bytes(resumeData.length)));
    return resumeData;
  }

  private String run(URLSessionDownloadTask task, Listener listener) throws Exception {
    task.setDelegate(listener);
    task.resume();
    return listener.checksum.get(SECONDS, TimeUnit.SECONDS);
  }

  private void measured(URLSessionTaskMetrics metrics) {
    List<URLSessionTaskTransactionMetrics> all = metrics.transactionMetrics();
    URLSessionTaskTransactionMetrics last = all.get(all.size() - 1);
    row("protocol", String.valueOf(last.networkProtocolName()));
    row("connection", last.isReusedConnection() ? "reused" : "new");
    row("connect", between(last.connectStartDate(), last.connectEndDate()));
    row("first byte", between(last.requestStartDate(), last.responseStartDate()));
    row("response", between(last.responseStartDate(), last.responseEndDate()));
    row("whole task", millis(metrics.taskInterval().duration()));
    row("head received", Amount.bytes(last.countOfResponseHeaderBytesReceived()));
    row("body received", Amount.bytes(last.countOfResponseBodyBytesReceived()));
  }

  private void row(String name, String value) {
    out.println("   %-14s %s".formatted(name, value));
  }

  private static String between(@Nullable Instant start, @Nullable Instant end) {
    return start == null || end == null ? "did not happen" : millis(Duration.between(start, end));
  }

  private static String millis(Duration time) {
    return "%.1f ms".formatted(time.toNanos() / 1e6);
  }

  private void title(String text) {
    out.println();
    out.println(terminal.coloured("1", text));
  }

  private final class Listener implements URLSessionDownloadDelegate {

    private final CompletableFuture<Boolean> halfway = new CompletableFuture<>();
    private final CompletableFuture<String> checksum = new CompletableFuture<>();
    private final CompletableFuture<URLSessionTaskMetrics> metrics = new CompletableFuture<>();

    @Override
    public void didWriteData(
        URLSession session,
        URLSessionDownloadTask task,
        long bytesWritten,
        long totalBytesWritten,
        long totalBytesExpectedToWrite) {
      if (totalBytesWritten >= LENGTH / 4) {
        halfway.complete(true);
      }
    }

    @Override
    public void didResumeAtOffset(
        URLSession session, URLSessionDownloadTask task, long fileOffset, long expectedTotalBytes) {
      out.println(
          "   resumed at %s of %s"
              .formatted(Amount.bytes(fileOffset), Amount.bytes(expectedTotalBytes)));
    }

    @Override
    public void didFinishDownloading(
        URLSession session, URLSessionDownloadTask task, Path location) {
      try {
        checksum.complete(Checksum.of(location));
      } catch (IOException thrown) {
        throw new UncheckedIOException(thrown);
      }
    }

    @Override
    public void didFinishCollectingMetrics(
        URLSession session, URLSessionTask task, URLSessionTaskMetrics collected) {
      metrics.complete(collected);
    }

    @Override
    public void didCompleteWithError(
        URLSession session, URLSessionTask task, @Nullable URLError error) {
      if (error != null) {
        halfway.completeExceptionally(error);
        checksum.completeExceptionally(error);
      }
    }
  }
}

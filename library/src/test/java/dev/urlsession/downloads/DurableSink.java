// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static org.awaitility.Awaitility.await;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.task.TaskDriver;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notes what an engine tells of one task. */
final class DurableSink implements TaskEventSink {

  final List<ResumeData> checkpoints = new CopyOnWriteArrayList<>();
  final List<String> events = new CopyOnWriteArrayList<>();
  final CompletableFuture<String> end = new CompletableFuture<>();
  volatile TaskDriver driver;
  volatile @Nullable URLError error;
  volatile @Nullable Path file;
  volatile Verdict verdict = new Verdict.Allow();

  DurableSink refusing() {
    verdict = new Verdict.Cancel();
    return this;
  }

  void reached(ResumeData point) {
    checkpoints.add(point);
  }

  ResumeData awaitCheckpoint(long position) {
    await()
        .atMost(Told.LONG)
        .until(() -> checkpoints.stream().anyMatch(at -> at.point().position() == position));
    return checkpoints.get(checkpoints.size() - 1);
  }

  String awaitEnd() {
    return end.orTimeout(Told.LONG.toSeconds(), TimeUnit.SECONDS).join();
  }

  String sha256() throws java.io.IOException {
    awaitEnd();
    return Rig.sha256(Files.readAllBytes(file));
  }

  @Override
  public void requested(URLRequest request) {}

  @Override
  public void waiting() {}

  @Override
  public void redirecting(
      HTTPURLResponse response, URLRequest proposed, Reply<@Nullable URLRequest> reply) {
    reply.accept(proposed);
  }

  @Override
  public void challenged(URLAuthenticationChallenge challenge, Reply<ChallengeAnswer> reply) {
    reply.accept(ChallengeAnswer.DEFAULT);
  }

  @Override
  public void needsBody(Reply<@Nullable InputStream> reply) {
    reply.accept(null);
  }

  @Override
  public void sent(long bytes, long total, long expected) {}

  @Override
  public void informed(HTTPURLResponse response) {}

  @Override
  public void responded(URLResponse response, Reply<Verdict> reply) {
    events.add("status " + ((HTTPURLResponse) response).statusCode());
    reply.accept(verdict);
  }

  @Override
  public void arrived(long bytes) {}

  @Override
  public void received(ByteBuffer data, Runnable consumed) {
    consumed.run();
  }

  @Override
  public void resumed(long offset, long total) {
    events.add("resumed at " + offset);
  }

  @Override
  public void wrote(long bytes, long total, long expected) {}

  @Override
  public void downloaded(Path complete, Consumer<FileFate> consumed) {
    file = complete;
    consumed.accept(FileFate.KEEP);
  }

  @Override
  public void measured(URLSessionTaskMetrics metrics) {}

  @Override
  public void completed(@Nullable URLError failure) {
    error = failure;
    end.complete(failure == null ? "complete" : "failed " + failure.code().rawValue());
  }
}

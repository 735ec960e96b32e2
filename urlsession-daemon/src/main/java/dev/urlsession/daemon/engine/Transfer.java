// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.daemon.model.ResponseHead;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.task.TaskDriver;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one task: answers for the absent delegate what the engine of the library asks, and
 * notes how it ends. Confined to the session's loop, but for {@link #stop}.
 */
final class Transfer implements TaskEventSink {

  /** So often a download may begin anew because its content changed (N04). */
  private static final int RESTARTS = 3;

  private final TaskRecord record;
  private final TransferTerms terms;
  private final Watcher watcher;
  private final Conflation wrote;
  private final Conflation sent;
  private @Nullable TaskDriver driver;
  private @Nullable UploadAnswer answer;
  private @Nullable ResponseHead response;
  private @Nullable ResumeData held;
  private AnswerPolicy.@Nullable Verdict refused;
  private @Nullable URLError mistake;
  private @Nullable Path file;
  private @Nullable URLSessionTaskMetrics metrics;
  private long total;
  private long expected = -1;
  private long sentTotal;
  private long sentExpected;
  private boolean progressed;
  private boolean startsOver;
  private int restarts;

  /** Hears of what the engine's thread must know. Called on the session's loop. */
  interface Watcher {

    /** The server answered. */
    void answered(Transfer transfer);

    /** So much is safe. */
    void reached(Transfer transfer, ResumeData point, long expected);

    /** So many bytes went over the wire, now and then. */
    void moved(Transfer transfer, long bytes);

    /** The attempt is over. */
    void ended(Transfer transfer, TransferEnd end);
  }

  Transfer(TaskRecord record, TransferTerms terms, Watcher watcher) {
    this.record = record;
    this.terms = terms;
    this.watcher = watcher;
    this.held = terms.held();
    long now = terms.timers().nanoTime();
    LiveEvents live = terms.live();
    long identifier = record.task().taskIdentifier();
    this.wrote =
        new Conflation(
            now,
            bytes -> {
              live.wrote(record.session(), identifier, bytes, total, expected);
              watcher.moved(this, bytes);
            });
    this.sent =
        new Conflation(
            now,
            bytes -> {
              live.sent(record.session(), identifier, bytes, sentTotal, sentExpected);
              watcher.moved(this, bytes);
            });
  }

  /** The task it is an attempt at. */
  TaskRecord record() {
    return record;
  }

  /** Begins. */
  void start(TaskDriver drivenBy, @Nullable UploadAnswer answerTo) {
    driver = drivenBy;
    answer = answerTo;
    drivenBy.start();
  }

  /** Ends it early; from any thread. What was received is kept. */
  void stop() {
    Objects.requireNonNull(driver).cancelByProducingResumeData(data -> {});
  }

  /** For the part files: what came is safe up to here. */
  void reached(ResumeData point) {
    held = point;
    progressed = true;
    watcher.reached(this, point, expected);
  }

  @Override
  public void requested(URLRequest request) {}

  @Override
  public void waiting() {
    terms.live().waiting(record.session(), record.task().taskIdentifier());
  }

  /** Redirects are always followed (B-268), but not from a safe place to an unsafe one (N11). */
  @Override
  public void redirecting(
      HTTPURLResponse redirect, URLRequest proposed, Reply<@Nullable URLRequest> reply) {
    if (isHttps(redirect.url()) && !isHttps(proposed.url())) {
      fail(
          URLError.of(
              URLError.Code.APP_TRANSPORT_SECURITY_REQUIRES_SECURE_CONNECTION,
              "The server redirects from https to http; ask its operator for an https address."));
      reply.accept(null);
    } else {
      reply.accept(proposed);
    }
  }

  private static boolean isHttps(@Nullable URI url) {
    return url != null && "https".equalsIgnoreCase(url.getScheme());
  }

  @Override
  public void challenged(URLAuthenticationChallenge challenge, Reply<ChallengeAnswer> reply) {
    terms
        .challenges()
        .ask(record, challenge, outcome -> terms.loop().execute(() -> obey(outcome, reply)));
  }

  /** Without an answer the attempt ends: what asks would not wait for the application. */
  private void obey(ChallengeOutcome outcome, Reply<ChallengeAnswer> reply) {
    if (outcome instanceof ChallengeOutcome.Given given) {
      reply.accept(given.answer());
    } else if (outcome instanceof ChallengeOutcome.Impossible impossible) {
      fail(impossible.error());
    } else if (refused == null) {
      refused = new AnswerPolicy.Verdict.Unanswered();
      stop();
    }
  }

  @Override
  public void needsBody(Reply<@Nullable InputStream> reply) {
    reply.accept(null); // Bodies are files, which are opened as often as needed.
  }

  @Override
  public void sent(long bytes, long soFar, long all) {
    sentTotal = soFar;
    sentExpected = all;
    sent.add(bytes, terms.timers().nanoTime());
  }

  @Override
  public void informed(HTTPURLResponse informational) {}

  @Override
  public void responded(URLResponse answered, Reply<Verdict> reply) {
    if (!(answered instanceof HTTPURLResponse http)) {
      reply.accept(new Verdict.Cancel());
      return;
    }
    watcher.answered(this);
    AnswerPolicy.Verdict verdict = AnswerPolicy.judge(http, held != null, terms.timers().now());
    if (!(verdict instanceof AnswerPolicy.Verdict.Take)) {
      refused = verdict;
      reply.accept(new Verdict.Cancel());
      return;
    }
    progressed = true;
    response =
        new ResponseHead(
            Objects.requireNonNull(http.url()),
            http.statusCode(),
            http.httpVersion(),
            http.headers());
    terms.space().check(expectedLength(http), fits -> reply.accept(verdict(fits)));
  }

  /** What the server says; else what the application expects (B-275). */
  private long expectedLength(HTTPURLResponse http) {
    long told = http.expectedContentLength();
    return told >= 0 ? told : record.task().expectedToReceive();
  }

  private Verdict verdict(boolean fits) {
    if (!fits) {
      mistake = terms.noRoom();
      return new Verdict.Cancel();
    }
    return new Verdict.Allow();
  }

  @Override
  public void arrived(long bytes) {
    progressed |= bytes > 0;
  }

  @Override
  public void received(ByteBuffer data, Runnable consumed) {
    total += data.remaining();
    if (answer == null) {
      consumed.run();
    } else {
      answer.write(data, consumed, this::fail);
    }
  }

  /** What is held is still there: the answer may yet turn out to be none. */
  @Override
  public void startingOver(String reason) {
    startsOver = true;
  }

  @Override
  public void resumed(long offset, long all) {
    total = offset;
    expected = all;
    terms.live().resumed(record.session(), record.task().taskIdentifier(), offset, all);
    if (startsOver) {
      startsOver = false;
      held = null;
      restarts++;
      if (record.trouble().restarts() + restarts > RESTARTS) {
        fail(
            URLError.of(
                URLError.Code.BAD_SERVER_RESPONSE,
                "What is downloaded changes each time it is asked for; it cannot be completed."));
      }
    }
  }

  @Override
  public void wrote(long bytes, long soFar, long all) {
    total = soFar;
    expected = all;
    if (soFar > terms.largestBody()) {
      fail(
          URLError.of(
              URLError.Code.DATA_LENGTH_EXCEEDS_MAXIMUM,
              "The download is longer than " + terms.largestBody() + " bytes, the most allowed."));
    } else {
      wrote.add(bytes, terms.timers().nanoTime());
      terms.space().wrote(bytes, all, () -> fail(terms.noRoom()));
    }
  }

  @Override
  public void downloaded(Path complete, Consumer<FileFate> consumed) {
    file = complete;
    consumed.accept(FileFate.KEEP);
  }

  @Override
  public void measured(URLSessionTaskMetrics measured) {
    metrics = measured;
  }

  /** Ends it with an error of ours, after what happens just now; from any thread. */
  private void fail(URLError error) {
    terms
        .loop()
        .execute(
            () -> {
              if (mistake == null) {
                mistake = error;
                stop();
              }
            });
  }

  @Override
  public void completed(@Nullable URLError error) {
    wrote.flush();
    sent.flush();
    UploadAnswer body = answer;
    if (body == null) {
      end(error, file);
    } else if (error != null || mistake != null) {
      body.discard();
      end(error, null);
    } else {
      body.finish(
          path -> terms.loop().execute(() -> end(null, path)),
          unsafe -> terms.loop().execute(() -> end(unsafe, null)));
    }
  }

  private void end(@Nullable URLError error, @Nullable Path complete) {
    URLError told = mistake != null && error != null ? mistake : error;
    watcher.ended(
        this,
        new TransferEnd(
            told,
            refused,
            response,
            complete,
            held,
            total,
            sentTotal,
            restarts,
            progressed,
            sentTotal > 0 || progressed,
            metrics));
  }
}

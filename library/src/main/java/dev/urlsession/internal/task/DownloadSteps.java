// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.download.PlainRange;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.download.ResumePolicy;
import dev.urlsession.internal.download.ResumeRequest;
import dev.urlsession.internal.download.Verdict;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.Verdict.Cancel;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.loading.Answer;
import dev.urlsession.internal.loading.Discarded;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a download does with each answer it gets: begin, go on behind what is held, or begin anew;
 * as {@link ResumePolicy} decides. Confined to the loop.
 */
final class DownloadSteps {

  private final TaskRun run;
  private final Download download;
  private boolean startedOver;
  private boolean askedPlainly;

  DownloadSteps(TaskRun run, Download download) {
    this.run = run;
    this.download = download;
  }

  /** Begins to load, from the start or behind what is held. */
  void prepare(@Nullable ResumeData resume) {
    if (resume == null) {
      run.begin(download.original());
    } else {
      download.reopen(
          resume,
          () -> run.begin(download.request()),
          error -> {
            if (download.isDurable()) {
              // Somebody removed or replaced the file; the bytes are to be had elsewhere.
              startedOver = true;
              run.begin(download.original());
            } else {
              run.fail(error);
            }
          });
    }
  }

  URLRequest request() {
    return download.request();
  }

  void answered(Answer answer) {
    ResumeData held = download.held();
    if (held != null && answer.response() instanceof HTTPURLResponse response) {
      if (asksPlainly(held, response)) {
        askedPlainly = true;
        Discarded.body(answer.body());
        run.begin(ResumeRequest.unconditional(held));
      } else if (askedPlainly) {
        obey(PlainRange.judge(held.point(), response, download.isVerified()), answer, held);
      } else {
        obey(ResumePolicy.judge(held, response), answer, held);
      }
    } else {
      accept(answer, () -> fresh(answer));
    }
  }

  /** Only a download that must not lose what it has is worth a second question. */
  private boolean asksPlainly(ResumeData held, HTTPURLResponse response) {
    return download.isDurable()
        && !askedPlainly
        && PlainRange.isWorthAsking(held.point(), response, download.isVerified());
  }

  private void obey(Verdict verdict, Answer answer, ResumeData held) {
    if (verdict instanceof Verdict.Append append) {
      accept(
          answer,
          () -> {
            run.sink().resumed(append.offset(), append.total());
            receive(answer.body(), append.offset(), append.total());
          });
    } else if (verdict instanceof Verdict.StartOverWithNewRequest again) {
      startedOver(again.reason());
      Discarded.body(answer.body());
      download.startOver(() -> run.begin(download.original()), run::fail);
    } else if (verdict instanceof Verdict.Complete) {
      accept(
          answer,
          () -> {
            Discarded.body(answer.body());
            long length = held.point().position();
            run.sink().resumed(length, length);
            receive(BodySource.empty(), length, length);
          });
    } else {
      if (verdict instanceof Verdict.StartOver whole) {
        startedOver(whole.reason());
      }
      if (verdict instanceof Verdict.Deliver deliver && deliver.passing()) {
        download.setAside();
      }
      accept(answer, () -> fresh(answer));
    }
  }

  private void startedOver(String reason) {
    startedOver = true;
    run.sink().startingOver(reason);
  }

  private void fresh(Answer answer) {
    download.startOver(() -> {}, run::fail);
    long total = Totals.ofBody(answer.response());
    if (startedOver) {
      startedOver = false;
      run.sink().resumed(0, total);
    }
    receive(answer.body(), 0, total);
  }

  /** The task's response is set before anything else is told. */
  private void accept(Answer answer, Runnable next) {
    run.sink()
        .responded(
            answer.response(),
            new Reply<>(
                run.loop(),
                verdict -> {
                  if (run.isOver()) {
                    answer.body().cancel();
                  } else if (verdict instanceof Cancel) {
                    answer.body().cancel();
                    run.fail(URLError.cancelled(answer.request().url()));
                  } else {
                    // Not before: until then the file holds what an earlier answer said.
                    download.answered(answer);
                    next.run();
                  }
                }));
  }

  private void receive(BodySource body, long offset, long total) {
    run.receive(new FileReception(run, body, download, offset, total));
  }

  /** Ends before there is a body to receive. */
  void abandon(URLError error, boolean keep, Consumer<URLError> settled) {
    if (keep) {
      download.keep(data -> settled.accept(error.withDownloadTaskResumeData(data)));
    } else {
      download.discard(() -> settled.accept(error));
    }
  }
}

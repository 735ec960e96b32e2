// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Runs data or upload tasks one after the other, their answers into one output. */
final class DataLoad {

  private final Terminal terminal;
  private final SessionOptions sessions;
  private final ReportOptions report;
  private final AnswerOptions answer;
  private final boolean headOnly;

  DataLoad(
      Terminal terminal,
      SessionOptions sessions,
      ReportOptions report,
      AnswerOptions answer,
      boolean headOnly) {
    this.terminal = terminal.silent(report.isSilent());
    this.sessions = sessions;
    this.report = report;
    this.answer = answer;
    this.headOnly = headOnly;
  }

  /** The first failure's exit code; what comes after it is loaded all the same. */
  int run(
      List<URI> urls,
      List<Function<URLSession, URLSessionTask>> tasks,
      String label,
      boolean showProgress)
      throws CommandFailure {
    int code = ExitCode.OK;
    SignIn signIn = sessions.signIn(terminal);
    BodyOutput output = new BodyOutput(terminal.out(), answer.file());
    Terminal board = showProgress ? terminal : terminal.silent(true);
    try (URLSession session =
            URLSession.create(
                sessions.configuration(urls, null), sessions.answers(terminal), null);
        ProgressBoard progress = new ProgressBoard(board, label);
        output) {
      for (Function<URLSession, URLSessionTask> each : tasks) {
        int one = run(each.apply(session), signIn, progress, output);
        code = code == ExitCode.OK ? one : code;
      }
    } catch (IOException thrown) {
      throw CommandFailure.writing(output.name(), thrown);
    }
    sessions.finish();
    return code;
  }

  private int run(URLSessionTask task, SignIn signIn, ProgressBoard progress, BodyOutput output) {
    Conversation conversation =
        new Conversation(terminal, report, sessions.followsRedirects(), signIn);
    try (Interruption.Registration watching = progress.watch(task.progress())) {
      new DataWatch(conversation, answer, headOnly, output).run(task);
      return ExitCode.OK;
    } catch (CommandFailure failed) {
      return Main.failure(terminal, failed);
    }
  }
}

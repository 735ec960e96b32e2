// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskMetrics;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells how a load goes, as far as {@code -v} and {@code --metrics} ask for it, and signs in. */
final class Conversation {

  private static final Pattern SECRET =
      Pattern.compile("authorization|authenticat|cookie|token|secret|password|api-?key");

  private final Terminal terminal;
  private final ReportOptions report;
  private final boolean followsRedirects;
  private final SignIn signIn;
  private boolean answered;

  Conversation(Terminal terminal, ReportOptions report, boolean followsRedirects, SignIn signIn) {
    this.terminal = terminal;
    this.report = report;
    this.followsRedirects = followsRedirects;
    this.signIn = signIn;
  }

  /** Whether the challenge was answered. */
  boolean signsIn(
      URLSessionTask task,
      URLAuthenticationChallenge challenge,
      ChallengeCompletionHandler completionHandler) {
    return signIn.answers(task, challenge, completionHandler);
  }

  void began(@Nullable URLRequest request) {
    answered = false;
    if (report.isVerbose() && request != null) {
      line("> " + request.httpMethod() + " " + Urls.target(request.url()));
      URI url = request.url();
      line("> Host: " + (url == null ? "" : url.getHost()));
      headers(">", request.headers());
    }
  }

  void redirected(
      HTTPURLResponse response, URLRequest next, Consumer<@Nullable URLRequest> decision) {
    if (followsRedirects) {
      head(response);
      began(next);
    }
    decision.accept(followsRedirects ? next : null);
  }

  void informed(HTTPURLResponse response) {
    head(response);
  }

  /** May be called again; the head is shown once. */
  void answered(@Nullable URLResponse response) {
    if (!answered && response instanceof HTTPURLResponse http) {
      answered = true;
      head(http);
    }
  }

  void measured(URLSessionTaskMetrics metrics) {
    if (report.wantsMetrics()) {
      line(MetricsReport.of(metrics));
    }
  }

  private void head(HTTPURLResponse response) {
    if (report.isVerbose()) {
      int status = response.statusCode();
      String version = response.httpVersion() == null ? "" : response.httpVersion() + " ";
      line("< " + version + status + " " + reason(status));
      headers("<", response.headers());
      if (response.cacheUse() != null) {
        line("* cache " + response.cacheUse());
      }
    }
  }

  /** As servers say it; HTTP/2 has none, so it is told from the status. */
  static String reason(int status) {
    return status == 200 ? "OK" : HTTPURLResponse.localizedString(status);
  }

  private void headers(String direction, HTTPHeaders headers) {
    for (Map.Entry<String, String> field : headers.entries()) {
      line(direction + " " + field(field.getKey(), field.getValue()));
    }
    line(direction);
  }

  /** A field as it may be shown: secrets are hidden. */
  static String field(String name, String value) {
    return name + ": " + shown(name, value);
  }

  private static String shown(String name, String value) {
    String key = name.toLowerCase(Locale.ROOT);
    if (SECRET.matcher(key).find()) {
      return "(hidden)";
    }
    boolean url = key.equals("location") || key.equals("content-location") || key.equals("referer");
    return url && value.indexOf('?') >= 0 ? value.substring(0, value.indexOf('?')) + "?…" : value;
  }

  private void line(String text) {
    terminal.line(Terminal.harmless(text));
  }
}

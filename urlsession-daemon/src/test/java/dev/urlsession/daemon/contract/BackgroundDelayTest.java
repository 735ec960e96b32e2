// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DelayedRequestDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("B-274: the delegate is asked about a delayed task when it is due")
@ExtendWith(BackgroundHome.class)
class BackgroundDelayTest {

  private final LoopbackServer server = LoopbackServer.start();
  private URLSession session;
  private Heard heard;
  private Instant askedAt;

  @AfterEach
  void close() throws Exception {
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
    server.close();
  }

  /** A task that begins in a moment, of a delegate that will answer so. */
  private URLSessionDownloadTask delayed(
      DelayedRequestDisposition disposition, @Nullable URLRequest replacement) {
    server.route("/f", Answer.generated(1_000, 7));
    server.route("/g", Answer.generated(2_000, 7));
    heard =
        new Heard() {
          @Override
          public void willBeginDelayedRequest(
              URLSession session,
              URLSessionTask task,
              URLRequest request,
              BiConsumer<DelayedRequestDisposition, @Nullable URLRequest> completionHandler) {
            askedAt = Instant.now();
            completionHandler.accept(disposition, replacement);
          }
        };
    session =
        URLSession.create(
            URLSessionConfiguration.backgroundSessionConfiguration(
                    "delay." + disposition.name().toLowerCase(java.util.Locale.ROOT))
                .toBuilder()
                .backgroundLaunch(BackgroundLaunch.attachOnly())
                .build(),
            heard,
            null);
    URLSessionDownloadTask task = session.downloadTask(server.uri("/f"));
    task.setEarliestBeginDate(Instant.now().plusMillis(200));
    task.resume();
    return task;
  }

  @Test
  @DisplayName("B-274: continueLoading loads what the task was made with, and not before its time")
  void proceeds() throws Exception {
    Instant earliest = Instant.now().plusMillis(200);
    URLSessionDownloadTask task = delayed(DelayedRequestDisposition.CONTINUE_LOADING, null);

    assertThat(heard.end(task)).isNull();
    assertThat(askedAt).isAfterOrEqualTo(earliest);
    assertThat(heard.files.get(task.taskIdentifier())).hasSize(1_000);
  }

  @Test
  @DisplayName("B-274: useNewRequest loads another request")
  void replaces() throws Exception {
    URLSessionDownloadTask task =
        delayed(DelayedRequestDisposition.USE_NEW_REQUEST, URLRequest.of(server.uri("/g")));

    assertThat(heard.end(task)).isNull();
    assertThat(heard.files.get(task.taskIdentifier())).hasSize(2_000);
    assertThat(server.requests()).extracting(request -> request.path()).containsExactly("/g");
  }

  @Test
  @DisplayName("B-274: cancel ends the task, and nothing is loaded")
  void cancels() throws Exception {
    URLSessionDownloadTask task = delayed(DelayedRequestDisposition.CANCEL, null);

    assertThat(heard.end(task).code()).isEqualTo(URLError.Code.CANCELLED);
    assertThat(server.requestCount()).isZero();
  }
}

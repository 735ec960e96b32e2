// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B-151, B-171: whether a delegate could hear of a challenge")
class ChallengeMethodsTest {

  private static class Plain implements URLSessionDownloadDelegate {
    @Override
    public void didFinishDownloading(
        URLSession session, URLSessionDownloadTask task, Path location) {}
  }

  private static class OfTask extends Plain {
    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLSessionTask task,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {}
  }

  private interface Inherited extends URLSessionDelegate {
    @Override
    default void didReceiveChallenge(
        URLSession session,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {}
  }

  @Test
  @DisplayName("nobody, and one without methods of its own, could not")
  void deaf() {
    assertThat(ChallengeMethods.areIn(null)).isFalse();
    assertThat(ChallengeMethods.areIn(new Plain())).isFalse();
    assertThat(ChallengeMethods.areIn(new URLSessionTaskDelegate() {})).isFalse();
  }

  @Test
  @DisplayName("the task's method or the session's is enough, its own or inherited")
  void hearing() {
    assertThat(ChallengeMethods.areIn(new OfTask())).isTrue();
    assertThat(ChallengeMethods.areIn(new OfTask() {})).isTrue();
    assertThat(ChallengeMethods.areIn(new Inherited() {})).isTrue();
  }
}

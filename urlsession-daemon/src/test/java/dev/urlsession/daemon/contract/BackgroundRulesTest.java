// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.BackgroundLaunch;
import dev.urlsession.BackgroundSessionException;
import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionUsageException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("B-261, B-279, B-282: what a background session is not")
@ExtendWith(BackgroundHome.class)
class BackgroundRulesTest {

  private static final URLRequest REQUEST = URLRequest.of("http://127.0.0.1:1/");

  private static URLSession open(String identifier, Heard heard) {
    return URLSession.create(
        URLSessionConfiguration.backgroundSessionConfiguration(identifier).toBuilder()
            .backgroundLaunch(BackgroundLaunch.attachOnly())
            .build(),
        heard,
        null);
  }

  private static void close(URLSession session, Heard heard) throws Exception {
    session.invalidateAndCancel();
    heard.invalid.get(BackgroundHome.SECONDS, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("B-055, B-090, B-279, B-282: data tasks, handlers, futures and streams are refused")
  void refused() throws Exception {
    Heard heard = new Heard();
    URLSession session = open("rules.refused", heard);
    HTTPBody body = HTTPBody.ofString("x");
    Stream<ThrowingCallable> calls =
        Stream.of(
            () -> session.dataTask(REQUEST),
            () -> session.dataTask(REQUEST, (data, response, error) -> {}),
            () -> session.downloadTask(REQUEST, (file, response, error) -> {}),
            () -> session.uploadTask(REQUEST, body, (data, response, error) -> {}),
            () -> session.uploadTask(REQUEST, HTTPBody.ofStream(InputStream.nullInputStream())),
            () -> session.uploadTaskWithStreamedRequest(REQUEST),
            () -> session.data(REQUEST),
            () -> session.download(REQUEST),
            () -> session.upload(REQUEST, body),
            () -> session.bytes(REQUEST),
            () -> session.downloadTaskWithResumeData(new byte[1], (file, response, error) -> {}));

    assertThat(calls)
        .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(URLSessionUsageException.class));
    close(session, heard);
  }

  @Test
  @DisplayName("B-008, B-261: a second session of the identifier is refused with -996")
  void taken() throws Exception {
    Heard heard = new Heard();
    URLSession session = open("rules.taken", heard);

    assertThatThrownBy(() -> open("rules.taken", new Heard()))
        .isInstanceOfSatisfying(
            BackgroundSessionException.class,
            refused ->
                assertThat(refused.error().code())
                    .isEqualTo(URLError.Code.BACKGROUND_SESSION_IN_USE_BY_ANOTHER_PROCESS));
    close(session, heard);
  }

  @Test
  @DisplayName(
      "B-284, E16: after invalidation the identifier can be used again, in the same process")
  void again() throws Exception {
    for (int i = 0; i < 3; i++) {
      Heard heard = new Heard();
      URLSession session = open("rules.again", heard);
      assertThat(session.configuration().identifier()).isEqualTo("rules.again");
      close(session, heard);
      assertThat(heard.events).endsWith("invalid");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.lifecycle;

import static dev.urlsession.contract.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.URLSession;
import dev.urlsession.contract.Rig;
import dev.urlsession.testing.Answer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B-010, B-011: a session and the file of its cookies")
class CookieFileTest {

  @RegisterExtension final Rig rig = new Rig();
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("cookies.txt");
  }

  private URLSession loaded() {
    rig.server().route("/", Answer.text("hi").header("Set-Cookie", "a=1; Path=/; Max-Age=1000"));
    HTTPCookieStorage storage = HTTPCookieStorage.inFile(file());
    URLSession session = rig.session(rig.configuration().httpCookieStorage(storage), null, null);
    get(session.data(rig.uri("/")));
    return session;
  }

  private int inFile() {
    return HTTPCookieStorage.inFile(file()).cookies().size();
  }

  @Test
  @DisplayName("B-011: after flush the cookies are in the file")
  void flush() {
    URLSession session = loaded();
    CompletableFuture<Integer> written = new CompletableFuture<>();

    session.flush(() -> written.complete(inFile()));

    assertThat(get(written)).isEqualTo(1);
  }

  @Test
  @DisplayName("B-010: after reset the file is gone")
  void reset() {
    URLSession session = loaded();
    CompletableFuture<Boolean> gone = new CompletableFuture<>();
    session.flush(() -> session.reset(() -> gone.complete(!file().toFile().exists())));

    assertThat(get(gone)).isTrue();
    assertThat(session.configuration().httpCookieStorage().cookies()).isEmpty();
  }

  @Test
  @DisplayName("B-195: who closes a session finds its cookies in the file")
  void close() {
    loaded().close();

    assertThat(inFile()).isEqualTo(1);
  }
}

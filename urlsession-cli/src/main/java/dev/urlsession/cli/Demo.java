// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.MultipartFormData;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLEncodedForm;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DataResult;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The story: GET, form, upload, signing in, a download in two parts, metrics, and a download that
 * outlives its app.
 */
final class Demo implements AutoCloseable {

  private static final int UPLOAD_BYTES = 16 << 20;
  private static final long SECONDS = 20;

  private final Terminal terminal;
  private final PrintStream out;
  private final Path directory;
  private final LoopbackServer server = LoopbackServer.start();
  private final URLSession session;

  Demo(Terminal terminal, Path directory) {
    this.terminal = terminal;
    this.out = terminal.out();
    this.directory = directory;
    this.session =
        URLSession.create(
            URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
                .downloadDirectory(directory)
                .build());
  }

  void tell() throws Exception {
    out.println("A server of ours listens on 127.0.0.1:" + server.port() + ".");
    get();
    form();
    multipart();
    signIn();
    new DemoDownload(terminal, server, session).tell();
    new DemoBackground(terminal, server).tell();
    out.println();
    out.println("That is all. For your own: urlsession get --help");
  }

  private void get() throws Exception {
    title("1. A GET with a completion handler");
    server.route("/hello", Answer.text("Hello from the loopback server."));
    CompletableFuture<String> told = new CompletableFuture<>();
    session
        .dataTask(
            server.uri("/hello"),
            (data, response, error) ->
                told.complete(
                    error != null || data == null
                        ? "failed: " + error
                        : response + "\n   " + new String(data, StandardCharsets.UTF_8)))
        .resume();
    say(told.get(SECONDS, TimeUnit.SECONDS));
  }

  private void form() throws Exception {
    title("2. A form by POST, awaited as a future");
    server.route("/form", Answer.respond(request -> Answer.text(request.bodyText())));
    URLEncodedForm form =
        URLEncodedForm.builder().add("name", "Zoë & Bob").add("age", "42").build();
    URLRequest request = URLRequest.builder(server.uri("/form")).form(form).build();
    DataResult answer = session.data(request).get(SECONDS, TimeUnit.SECONDS);
    say("the server got: " + new String(answer.data(), StandardCharsets.UTF_8));
  }

  private void multipart() throws Exception {
    title("3. A multipart upload with progress");
    Path file = Files.write(directory.resolve("holiday.jpg"), new byte[UPLOAD_BYTES]);
    server.route(
        "/photos",
        Answer.respond(
            request -> Answer.text("the server got " + Amount.bytes(request.bodyLength()))));
    URLRequest request =
        URLRequest.builder(server.uri("/photos"))
            .multipart(
                MultipartFormData.builder()
                    .field("title", "A day at sea")
                    .file("photo", file, "holiday.jpg", "image/jpeg")
                    .build())
            .build();
    DataResult answer = session.data(request, new Quarters()).get(SECONDS, TimeUnit.SECONDS);
    say(new String(answer.data(), StandardCharsets.UTF_8));
  }

  private void signIn() throws Exception {
    title("4. A server that asks who is there, and a delegate that answers");
    server.route(
        "/club",
        Answer.respond(
            request ->
                request.header("Authorization").isPresent()
                    ? Answer.text("welcome")
                    : Answer.empty(401).header("WWW-Authenticate", "Basic realm=\"club\"")));
    URLRequest request = URLRequest.of(server.uri("/club"));
    DataResult answer = session.data(request, new Member()).get(SECONDS, TimeUnit.SECONDS);
    say("the server says: " + new String(answer.data(), StandardCharsets.UTF_8));
  }

  private void title(String text) {
    out.println();
    out.println(terminal.coloured("1", text));
  }

  private void say(String text) {
    out.println("   " + text);
  }

  @Override
  public void close() {
    session.invalidateAndCancel();
    server.close();
  }

  /** Tells each quarter of what is sent, once. */
  private final class Quarters implements URLSessionTaskDelegate {

    private int told;

    @Override
    public void didSendBodyData(
        URLSession session,
        URLSessionTask task,
        long bytesSent,
        long totalBytesSent,
        long totalBytesExpectedToSend) {
      int quarter = (int) (totalBytesSent * 4 / Math.max(1, totalBytesExpectedToSend));
      if (quarter > told) {
        told = quarter;
        say("sent %3d %%, %s".formatted(quarter * 25, Amount.bytes(totalBytesSent)));
      }
    }
  }

  /** Answers the challenge, once. */
  private final class Member implements URLSessionTaskDelegate {

    @Override
    public void didReceiveChallenge(
        URLSession session,
        URLSessionTask task,
        URLAuthenticationChallenge challenge,
        ChallengeCompletionHandler completionHandler) {
      say("asked for the realm " + challenge.protectionSpace().realm());
      URLCredential credential =
          URLCredential.ofUser("me", "secret", URLCredential.Persistence.NONE);
      completionHandler.complete(
          URLSession.AuthChallengeDisposition.USE_CREDENTIAL,
          challenge.previousFailureCount() == 0 ? credential : null);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPCookie;
import dev.urlsession.HTTPCookieStorage;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionTask;
import dev.urlsession.internal.transport.TransportRuntime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The session's cookie storage as loads use it: through the methods that take a task where there is
 * one (B-199). A user's own storage may block, so it never runs on the loop, and may answer on any
 * thread; futures complete on the loop.
 */
final class StoredCookies {

  private StoredCookies() {}

  /** The cookies to send with the request. */
  static CompletableFuture<List<HTTPCookie>> of(URLRequest request, Load load) {
    HTTPCookieStorage storage = storage(load);
    Pending cookies = new Pending(load);
    if (isOurs(storage)) {
      ask(storage, request, load, cookies::complete);
    } else {
      cookies.run(() -> ask(storage, request, load, cookies::complete));
    }
    return cookies.future();
  }

  private static void ask(
      HTTPCookieStorage storage, URLRequest request, Load load, Consumer<List<HTTPCookie>> answer) {
    URLSessionTask task = load.terms().task();
    if (task == null) {
      answer.accept(storage.cookies(Objects.requireNonNull(request.url())));
    } else {
      storage.getCookies(task, answer);
    }
  }

  /** Stores the cookies of an answer. Listeners of the storage are the user's code, too. */
  static CompletableFuture<List<HTTPCookie>> store(
      List<HTTPCookie> cookies, URLRequest request, Load load) {
    HTTPCookieStorage storage = storage(load);
    URLSessionTask task = load.terms().task();
    Pending stored = new Pending(load);
    stored.run(
        () -> {
          if (task == null) {
            storage.setCookies(cookies, request.url(), request.mainDocumentURL());
          } else {
            storage.storeCookies(cookies, task);
          }
          stored.complete(cookies);
        });
    return stored.future();
  }

  private static HTTPCookieStorage storage(Load load) {
    return Objects.requireNonNull(load.environment().configuration().httpCookieStorage());
  }

  /** Whether it answers without blocking, as ours does. */
  private static boolean isOurs(HTTPCookieStorage storage) {
    return storage.getClass() == HTTPCookieStorage.class;
  }

  /** What the storage takes as long as it likes for is no idleness of the server. */
  private static final class Pending {

    private final Load load;
    private final CompletableFuture<List<HTTPCookie>> future = new CompletableFuture<>();

    Pending(Load load) {
      this.load = load;
      load.idle().hold();
    }

    CompletableFuture<List<HTTPCookie>> future() {
      return future;
    }

    void run(Runnable usersCode) {
      TransportRuntime.shared()
          .streams()
          .execute(
              () -> {
                try {
                  usersCode.run();
                } catch (RuntimeException thrown) {
                  end(
                      () ->
                          future.completeExceptionally(
                              URLError.of(
                                  Code.UNKNOWN,
                                  "A cookie storage failed with an exception.",
                                  thrown)));
                }
              });
    }

    void complete(List<HTTPCookie> value) {
      end(() -> future.complete(value));
    }

    private void end(Runnable ending) {
      load.environment()
          .loop()
          .run(
              () -> {
                if (!future.isDone()) {
                  load.idle().release();
                  ending.run();
                }
              });
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.ChallengeCompletionHandler;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCache;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLProtocolClient;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import dev.urlsession.internal.concurrent.SerialExecutor;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.transport.TransportRuntime;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A load by a user's protocol, which may call from any thread and in any order: what comes too late
 * or twice is ignored, so that there is one end (B-323).
 */
final class ProtocolLoad implements URLProtocolClient {

  private final URLProtocol.Factory factory;
  private final Load load;
  private final Chain next;
  private final Stage again;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final PushBody body = new PushBody(this::stop);
  // The user's code may block; stopping comes after starting.
  private final SerialExecutor userCode = new SerialExecutor(TransportRuntime.shared().streams());
  private @Nullable URLProtocol protocol;
  private @Nullable ProtocolCache cache;
  private @Nullable URLRequest canonical;
  private TransactionLog.@Nullable Entry entry;
  private boolean over;

  ProtocolLoad(URLProtocol.Factory factory, Load load, Chain next, Stage again) {
    this.factory = factory;
    this.load = load;
    this.next = next;
    this.again = again;
  }

  CompletableFuture<Answer> start(URLRequest request) {
    URLRequest asked = factory.canonicalRequest(request);
    canonical = asked;
    load.requested(asked);
    entry = load.log().begin(asked, ResourceFetchType.UNKNOWN, NetworkPathMonitor.Path.SATISFIED);
    load.waiting(this::cancelled);
    ProtocolCache kept = new ProtocolCache(asked, factory, load);
    cache = kept;
    kept.find()
        .thenAccept(cached -> create(asked, cached))
        .whenComplete(
            (done, thrown) -> {
              if (thrown != null) {
                end(
                    URLError.of(
                        Code.UNKNOWN, "A custom protocol failed with an exception.", thrown));
              }
            });
    return answer;
  }

  private void create(URLRequest asked, @Nullable CachedURLResponse cached) {
    if (over) {
      return;
    }
    URLSessionTask task = load.terms().task();
    URLProtocol created =
        task == null
            ? factory.create(asked, cached, this)
            : factory.create(asked, task, cached, this);
    protocol = created;
    load.idle().begin();
    userCode.execute(
        () -> {
          try {
            created.startLoading();
          } catch (RuntimeException thrown) {
            didFailWithError(
                created,
                URLError.of(Code.UNKNOWN, "A custom protocol failed with an exception.", thrown));
          }
        });
  }

  private void cancelled() {
    stop();
    answer.completeExceptionally(URLError.cancelled(canonical == null ? null : canonical.url()));
  }

  /** Exactly once, after the end or when nobody wants more (B-326). */
  private void stop() {
    URLProtocol running = protocol;
    protocol = null;
    over = true;
    if (running != null) {
      load.waiting(null);
      userCode.execute(running::stopLoading);
    }
  }

  private void onLoop(Runnable work) {
    load.environment()
        .loop()
        .execute(
            () -> {
              if (!over) {
                load.idle().touch();
                work.run();
              }
            });
  }

  @Override
  public void wasRedirected(URLProtocol from, URLRequest request, URLResponse redirectResponse) {
    onLoop(
        () -> {
          if (answer.isDone()) {
            outOfOrder("redirected after its response");
            return;
          }
          stop();
          if (redirectResponse instanceof HTTPURLResponse response) {
            load.events()
                .redirecting(
                    response,
                    request,
                    new Reply<>(load.environment().loop(), chosen -> follow(response, chosen)));
          } else {
            follow(redirectResponse, request);
          }
        });
  }

  private void follow(URLResponse response, @Nullable URLRequest chosen) {
    if (load.isCancelled()) {
      return;
    }
    if (chosen == null) {
      body.end();
      complete(response, URLCache.StoragePolicy.NOT_ALLOWED);
      return;
    }
    load.log().redirected();
    again
        .load(chosen, load, next)
        .whenComplete(
            (result, thrown) -> {
              if (thrown == null) {
                answer.complete(result);
              } else {
                answer.completeExceptionally(Failures.unwrapped(thrown));
              }
            });
  }

  @Override
  public void cachedResponseIsValid(URLProtocol from, CachedURLResponse cachedResponse) {
    onLoop(
        () -> {
          if (answer.isDone()) {
            outOfOrder("gave a second response");
            return;
          }
          body.add(cachedResponse.dataBuffer());
          load.events().arrived(cachedResponse.dataBuffer().remaining());
          complete(cachedResponse.response(), URLCache.StoragePolicy.NOT_ALLOWED);
          stop();
          body.end();
        });
  }

  @Override
  public void didReceiveResponse(
      URLProtocol from, URLResponse response, URLCache.StoragePolicy policy) {
    onLoop(
        () -> {
          if (answer.isDone()) {
            outOfOrder("gave a second response");
          } else {
            complete(response, policy);
          }
        });
  }

  /** The body and the task end together, with one error (B-323). */
  private void outOfOrder(String what) {
    end(URLError.of(Code.BAD_SERVER_RESPONSE, "A custom protocol " + what + "."));
  }

  private void end(URLError error) {
    stop();
    if (!answer.completeExceptionally(error)) {
      body.fail(error);
    }
  }

  private void complete(URLResponse response, URLCache.StoragePolicy policy) {
    if (entry != null) {
      entry.responded(response);
    }
    if (canonical != null) {
      BodySource given = cache == null ? body : cache.storing(response, policy, body);
      answer.complete(new Answer(canonical, response, given));
    }
  }

  @Override
  public void didLoadData(URLProtocol from, ByteBuffer data) {
    ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data.duplicate()).flip();
    onLoop(
        () -> {
          if (!answer.isDone()) {
            outOfOrder("gave data before its response");
            return;
          }
          load.events().arrived(copy.remaining());
          body.add(copy);
        });
  }

  @Override
  public void didFinishLoading(URLProtocol from) {
    onLoop(
        () -> {
          if (answer.isDone()) {
            stop();
            body.end();
          } else {
            outOfOrder("finished without a response");
          }
        });
  }

  @Override
  public void didFailWithError(URLProtocol from, URLError error) {
    onLoop(() -> end(error));
  }

  @Override
  public void didReceiveAuthenticationChallenge(
      URLProtocol from, URLAuthenticationChallenge challenge) {
    onLoop(
        () ->
            load.challenges()
                .ask(challenge)
                .thenAccept(
                    answer -> {
                      ChallengeCompletionHandler sender = challenge.sender();
                      if (sender != null) {
                        userCode.execute(
                            () -> sender.complete(answer.disposition(), answer.credential()));
                      }
                    }));
  }

  @Override
  public void didCancelAuthenticationChallenge(
      URLProtocol from, URLAuthenticationChallenge challenge) {
    // The answer, if one still comes, goes to the challenge's sender, which knows that it is late.
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.ProxyAuthenticator;
import dev.urlsession.internal.transport.ProxyPeer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers challenges on behalf of a load, by asking the user. Confined to the loop. */
final class LoadChallenges implements Challenges {

  private final Load load;

  LoadChallenges(Load load) {
    this.load = load;
  }

  /** What the user takes as long as it likes for is no idleness of the server. */
  @Override
  public CompletableFuture<ChallengeAnswer> ask(URLAuthenticationChallenge challenge) {
    CompletableFuture<ChallengeAnswer> answered = new CompletableFuture<>();
    load.idle().hold();
    load.events()
        .challenged(
            challenge,
            new Reply<>(
                load.environment().loop(),
                answer -> {
                  load.idle().release();
                  answered.complete(answer);
                }));
    return answered;
  }

  @Override
  public void accepted(URLProtectionSpace space, URLCredential credential) {
    // Nothing is kept yet.
  }

  @Override
  public ProxyAuthenticator proxy(ProxyPeer proxy) {
    return new ProxyAuthenticator() {
      @Override
      public @Nullable String authorization(String method, String target) {
        return null;
      }

      @Override
      public CompletableFuture<Boolean> challenged(HTTPURLResponse response) {
        return CompletableFuture.completedFuture(false);
      }

      @Override
      public void accepted() {
        // Nothing is kept yet.
      }
    };
  }
}

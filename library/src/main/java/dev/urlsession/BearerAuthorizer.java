// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends {@code Authorization: Bearer …} to origins of your choice, and gets a new token when the
 * one it has is refused. However many requests are refused at the same time, one token is got for
 * all of them. Not in Apple's API.
 *
 * <p>Requests to other origins, and those with an {@code Authorization} of their own, are left
 * alone. Thread-safe.
 */
public final class BearerAuthorizer implements RequestAuthorizer {

  private static final String HEADER = "Authorization";

  private final Set<String> origins;
  private final Function<@Nullable String, CompletionStage<String>> tokens;
  private @Nullable CompletableFuture<String> current;

  private BearerAuthorizer(
      Set<String> origins, Function<@Nullable String, CompletionStage<String>> tokens) {
    this.origins = origins;
    this.tokens = tokens;
  }

  /**
   * An authorizer that has no token yet.
   *
   * @param origins where tokens may be sent: scheme, host and port of these count
   * @param tokens gets a token; given the one that was refused, or null for the first. Called on a
   *     thread that may block. When it fails the load fails, and the next one tries again
   */
  public static BearerAuthorizer of(
      Set<URI> origins, Function<@Nullable String, CompletionStage<String>> tokens) {
    return new BearerAuthorizer(
        origins.stream().map(BearerAuthorizer::origin).collect(Collectors.toUnmodifiableSet()),
        tokens);
  }

  private static String origin(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }

  private boolean concerns(URLRequest request) {
    return request.url() != null && origins.contains(origin(request.url()));
  }

  @Override
  public CompletionStage<URLRequest> authorize(URLRequest request) {
    if (!concerns(request) || request.headers().contains(HEADER)) {
      return CompletableFuture.completedFuture(request);
    }
    return token(null)
        .thenApply(token -> request.toBuilder().header(HEADER, "Bearer " + token).build());
  }

  @Override
  public CompletionStage<Boolean> refused(URLRequest sent, HTTPURLResponse response) {
    String shown = sent.value(HEADER);
    if (!concerns(sent) || shown == null || !shown.startsWith("Bearer ")) {
      return CompletableFuture.completedFuture(false);
    }
    String old = shown.substring("Bearer ".length());
    return token(old).thenApply(token -> !token.equals(old));
  }

  /** The token there is, unless it is the refused one: then another, which all wait for. */
  private CompletableFuture<String> token(@Nullable String refused) {
    CompletableFuture<String> mine = new CompletableFuture<>();
    synchronized (this) {
      CompletableFuture<String> there = current;
      boolean usable =
          there != null
              && !there.isCompletedExceptionally()
              && (refused == null || !there.isDone() || !refused.equals(there.getNow(null)));
      if (there != null && usable) {
        return there;
      }
      current = mine;
    }
    get(refused, mine);
    return mine;
  }

  private void get(@Nullable String refused, CompletableFuture<String> into) {
    try {
      tokens
          .apply(refused)
          .whenComplete(
              (token, thrown) -> {
                if (thrown == null) {
                  into.complete(token);
                } else {
                  into.completeExceptionally(thrown);
                }
              });
    } catch (RuntimeException thrown) {
      into.completeExceptionally(thrown);
    }
  }

  /** How many origins; no token. */
  @Override
  public String toString() {
    return "BearerAuthorizer[" + origins.size() + " origins]";
  }
}

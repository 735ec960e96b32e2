// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How a request is loaded, from top to bottom. */
public final class LoadingPipeline {

  private static final Chain STAGES =
      Chain.of(
          List.of(
              new ProtocolStage(), // custom protocols, data: and file: answer here
              new RedirectStage(), // asks the whole again for each hop
              new AuthenticationStage(), // shows who is there, and asks again after a 401
              new CookieStage(), // sends the stored cookies along
              new CodingsStage(), // knows what can be decoded, before it is offered
              new CacheStage(), // answers without asking, or keeps the answer
              new SetCookieStage(), // stores those that come
              new DecodingStage(), // takes the content coding off
              new ConnectivityStage(), // waits for the network, or says that there is none
              new ReconnectStage(), // once more, when a kept connection turned out dead
              new ProxyStage(), // finds the proxy, and another one when it is not there
              new AuthorizerStage(), // the user's last word on what is sent
              new TransportStage())); // on the wire

  private LoadingPipeline() {}

  /** Loads the request. Called on the loop, where the future completes. */
  public static CompletableFuture<Answer> load(URLRequest request, Load load) {
    return STAGES.proceed(request, load);
  }
}

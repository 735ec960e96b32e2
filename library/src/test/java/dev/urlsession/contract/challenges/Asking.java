// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract.challenges;

import dev.urlsession.CachedURLResponse;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCache;
import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLProtocolClient;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A protocol that asks one challenge and answers with what it was told. */
record Asking(AuthenticationMethod method) implements URLProtocol.Factory {

  static final String DEFAULT = AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING + " null";

  static URLRequest request() {
    return URLRequest.of("asking:something");
  }

  static String using(String user) {
    return AuthChallengeDisposition.USE_CREDENTIAL + " " + user;
  }

  @Override
  public boolean canInit(URLRequest request) {
    return request.url().getScheme().equals("asking");
  }

  @Override
  public URLProtocol create(
      URLRequest request, CachedURLResponse cached, URLProtocolClient client) {
    return new URLProtocol(request, cached, client) {

      @Override
      public void startLoading() {
        URLProtectionSpace space =
            URLProtectionSpace.of("example.com", 0, URLProtectionSpace.HTTPS, "realm", method);
        client()
            .didReceiveAuthenticationChallenge(
                this, URLAuthenticationChallenge.builder(space).sender(this::answered).build());
      }

      private void answered(AuthChallengeDisposition disposition, URLCredential credential) {
        String text = disposition + " " + (credential == null ? null : credential.user());
        client()
            .didReceiveResponse(
                this,
                new HTTPURLResponse(request().url(), 200, "HTTP/1.1", HTTPHeaders.empty()),
                URLCache.StoragePolicy.NOT_ALLOWED);
        client().didLoadData(this, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        client().didFinishLoading(this);
      }

      @Override
      public void stopLoading() {}
    };
  }
}

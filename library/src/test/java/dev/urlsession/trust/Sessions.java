// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.trust;

import dev.urlsession.CertificateAuthorities;
import dev.urlsession.URLError;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionDelegate;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** Sessions that trust the zoo's root, and what they load. */
final class Sessions {

  private Sessions() {}

  static URLSession trustingTheRoot(URLSessionDelegate delegate) {
    return trustingTheRoot(delegate, UnaryOperator.identity());
  }

  static URLSession trustingTheRoot(
      URLSessionDelegate delegate, UnaryOperator<URLSessionConfigurationBuilder> change) {
    CertificateAuthorities root = CertificateAuthorities.of(List.of(Zoo.ROOT.certificate()));
    return URLSession.create(
        change
            .apply(
                URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
                    .trustManager(root.trustManager()))
            .build(),
        delegate,
        null);
  }

  static String text(CompletableFuture<URLSession.DataResult> load) throws Exception {
    return new String(load.get(60, TimeUnit.SECONDS).data());
  }

  static String text(URLSession session, URI url) throws Exception {
    return text(session.data(url));
  }

  static URLError error(URLSession session, URI url) throws Exception {
    try {
      session.data(url).get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      return (URLError) failed.getCause();
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
    throw new AssertionError("It was loaded");
  }
}

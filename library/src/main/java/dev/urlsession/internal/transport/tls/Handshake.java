// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import dev.urlsession.ServerTrust;
import dev.urlsession.TrustEvaluation;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.transport.Challenges;
import dev.urlsession.internal.transport.TransportRuntime;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * One TLS handshake, and what is asked of the user in it: whether to trust the server, and which
 * certificate to show (B-165, B-167).
 *
 * <p>JSSE asks on a thread of its own and cannot be told to come back later, so that thread waits
 * for the answer; the pool it belongs to puts another in its place meanwhile. Nothing of a client
 * certificate is shown before the server is trusted, and a refused server hears of it by an alert.
 */
public final class Handshake {

  /** Whether the server asked for a certificate, and what it got. */
  public enum ClientCertificate {
    /** It did not ask. */
    NOT_ASKED_FOR,
    /** It asked, and got none. */
    WITHHELD,
    /** It asked, and got one. */
    SHOWN
  }

  private final SSLEngine engine;
  private final String alias;
  private final HandshakeTerms terms;
  private final @Nullable X509TrustManager anchors;
  private final Handshakes registry;
  private final HandshakeGate gate;
  private final SslHandler handler;
  private volatile @Nullable ServerTrust trust;
  private volatile @Nullable URLCredential identity;
  private volatile @Nullable URLProtectionSpace identitySpace;
  private volatile ClientCertificate clientCertificate = ClientCertificate.NOT_ASKED_FOR;
  private volatile @Nullable URLError refusal;
  private volatile boolean trusted;
  private volatile @Nullable URLProtectionSpace wanted;
  private @Nullable CompletableFuture<ChallengeAnswer> waiting;
  private boolean ended;

  Handshake(
      SSLEngine engine,
      String alias,
      HandshakeTerms terms,
      @Nullable X509TrustManager anchors,
      Handshakes registry) {
    this.engine = engine;
    this.alias = alias;
    this.terms = terms;
    this.anchors = anchors;
    this.registry = registry;
    this.gate =
        new HandshakeGate(TransportRuntime.shared().handshakes(), terms.loop(), this::letGo);
    this.handler = new EngineHandler(engine, gate::execute);
    // The user may think for as long as it likes; who waits for the connection watches the time.
    handler.setHandshakeTimeoutMillis(0);
  }

  /** Begins, on a connection that stands. */
  public Future<Channel> on(ChannelPipeline pipeline) {
    pipeline.channel().closeFuture().addListener(closed -> registry.ended(engine, alias));
    gate.addTo(pipeline, handler);
    pipeline.addLast(new RecordGatherer());
    pipeline.addLast(HandshakeGuard.NAME, new HandshakeGuard());
    return handler.handshakeFuture();
  }

  /** What was agreed on. */
  public SSLSession session() {
    return engine.getSession();
  }

  /** The protocol agreed on by ALPN; null for none. */
  public @Nullable String applicationProtocol() {
    String protocol = engine.getApplicationProtocol();
    return protocol == null || protocol.isEmpty() ? null : protocol;
  }

  /** Whether the user is being asked. Used on the loop. */
  public boolean isAsking() {
    return waiting != null;
  }

  /** Whether the server asked for a certificate, and what it got. */
  public ClientCertificate clientCertificate() {
    return clientCertificate;
  }

  /** It is through: a certificate that opened the connection is remembered. Used on the loop. */
  public void succeeded(ChannelPipeline pipeline) {
    pipeline.remove(HandshakeGuard.NAME);
    if (clientCertificate != ClientCertificate.NOT_ASKED_FOR) {
      pipeline.addLast(new CertificateVerdict(terms.origin().host(), clientCertificate));
    }
    Challenges asked = terms.challenges().get();
    URLCredential shown = identity;
    URLProtectionSpace space = identitySpace;
    if (asked != null && shown != null && space != null) {
      asked.accepted(space, shown);
    }
  }

  /** Why there is no connection. */
  public URLError failure(Throwable thrown) {
    URLError known = refusal;
    URLError error =
        known != null ? known : TLSFailures.of(terms.origin().host(), thrown, clientCertificate);
    ServerTrust shown = trust;
    return shown == null ? error : error.withFailureURLPeerTrust(shown);
  }

  /** The connection is not wanted any more: who waits for an answer is let go. */
  private void letGo() {
    ended = true;
    CompletableFuture<ChallengeAnswer> left = waiting;
    waiting = null;
    if (left != null) {
      left.complete(Answers.CANCEL);
    }
  }

  /** Whether the server may go on. Called by JSSE; blocks until the user has answered. */
  void judge(List<X509Certificate> chain, List<byte[]> staples) throws CertificateException {
    String host = terms.origin().host();
    X509TrustManager own = anchors;
    ServerTrust shown =
        (own == null ? ServerTrust.of(chain, host) : ServerTrust.of(chain, host, own))
            .withOCSPResponses(staples);
    ServerTrust before = trust;
    boolean known = trusted && before != null && before.certificates().equals(chain);
    HandshakeTerms.Decided decided = terms.decided();
    trust = shown;
    if (known || (decided != null && decided.trusted().equals(chain))) {
      trusted = true; // A renegotiation, or the same handshake once more.
      return;
    }
    TrustEvaluation evaluation = shown.evaluation();
    ChallengeAnswer answer = ask(space(AuthenticationMethod.SERVER_TRUST).withServerTrust(shown));
    switch (Answers.onTrust(answer, shown)) {
      case ACCEPT -> trusted = true;
      case CANCEL -> {
        refusal = URLError.cancelled(null);
        throw new CertificateException("The user refused the server");
      }
      case REFUSE -> {
        URLError.Code code = Objects.requireNonNull(evaluation.reason().errorCode());
        refusal = URLError.of(code, evaluation.message(), evaluation.cause());
        throw new CertificateException(evaluation.message(), evaluation.cause());
      }
    }
  }

  /** The alias of what to show, or null. Called by JSSE; blocks until the user has answered. */
  @Nullable String chooseAlias(List<String> keyTypes, List<X500Principal> issuers) {
    // JSSE of old asks once for each type of key.
    if (clientCertificate == ClientCertificate.NOT_ASKED_FOR) {
      clientCertificate = ClientCertificate.WITHHELD;
      chooseIdentity(
          space(AuthenticationMethod.CLIENT_CERTIFICATE).withDistinguishedNames(issuers));
    }
    URLCredential chosen = identity;
    boolean fits =
        chosen != null
            && keyTypes.contains(chosen.certificates().get(0).getPublicKey().getAlgorithm());
    if (fits) {
      clientCertificate = ClientCertificate.SHOWN;
    }
    return fits ? alias : null;
  }

  private void chooseIdentity(URLProtectionSpace space) {
    HandshakeTerms.Decided decided = terms.decided();
    if (decided == null && terms.loop().inLoop()) {
      wanted = space;
      throw new IllegalStateException("This is to be asked first");
    }
    ChallengeAnswer answer = decided == null ? ask(space) : decided.identity();
    if (Answers.isCancelled(answer)) {
      refusal = URLError.cancelled(null);
      throw new IllegalStateException("The user cancelled");
    }
    identitySpace = space;
    identity = Answers.identity(answer);
  }

  /**
   * What the server wants a certificate for, when the handshake failed because it could not wait
   * for the answer: JSSE asks for it on the loop where a TLS 1.3 server sends its last message by
   * itself, as OpenSSL's do. To be asked, and then begun anew with {@link #decided}.
   */
  public @Nullable URLProtectionSpace wanted() {
    return wanted;
  }

  /** What the next handshake need not ask, given the answer to {@link #wanted}. */
  public HandshakeTerms.Decided decided(ChallengeAnswer answer) {
    ServerTrust shown = trusted ? trust : null;
    return new HandshakeTerms.Decided(shown == null ? List.of() : shown.certificates(), answer);
  }

  @Nullable URLCredential identity() {
    return identity;
  }

  private URLProtectionSpace space(AuthenticationMethod method) {
    return URLProtectionSpace.of(
        terms.origin().host(), terms.origin().port(), URLProtectionSpace.HTTPS, null, method);
  }

  private ChallengeAnswer ask(URLProtectionSpace space) {
    CompletableFuture<ChallengeAnswer> answer = new CompletableFuture<>();
    if (terms.loop().inLoop()) {
      return ChallengeAnswer.DEFAULT; // Waiting here would be for ever.
    }
    terms.loop().execute(() -> ask(URLAuthenticationChallenge.builder(space).build(), answer));
    return answer.join();
  }

  private void ask(
      URLAuthenticationChallenge challenge, CompletableFuture<ChallengeAnswer> answer) {
    Challenges asked = terms.challenges().get();
    if (ended) {
      answer.complete(Answers.CANCEL);
    } else if (asked == null) {
      answer.complete(ChallengeAnswer.DEFAULT);
    } else {
      waiting = answer;
      asked
          .ask(challenge)
          .whenComplete(
              (said, never) -> {
                waiting = null;
                answer.complete(said == null ? Answers.CANCEL : said);
              });
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPBody;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import dev.urlsession.internal.auth.Head;
import dev.urlsession.internal.auth.Proof;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.ConnectionIdentity;
import dev.urlsession.internal.transport.Exchange;
import dev.urlsession.internal.transport.ExchangeObserver;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.Route;
import dev.urlsession.internal.transport.WireRequest;
import dev.urlsession.internal.transport.WireResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends the request over the network. The last stage. */
final class TransportStage implements Stage {

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    // Until there is a connection nobody keeps us waiting but ourselves and the user (B-234).
    load.idle().end();
    return Ready.then(load.whenRunning(), running -> proceed(request, load));
  }

  private static CompletableFuture<Answer> proceed(URLRequest request, Load load) {
    return Ready.then(
        BodyHash.of(request, load.proof(), load),
        hash -> send(withoutVainBody(request, load.proof()), hash, load));
  }

  /** A head that opens nothing yet goes without the body. */
  private static URLRequest withoutVainBody(URLRequest request, @Nullable Proof proof) {
    return proof != null && proof.isPreliminary() && request.httpBody() != null
        ? request.toBuilder().httpBody((HTTPBody) null).build()
        : request;
  }

  private static @Nullable ConnectionIdentity identity(@Nullable Proof proof) {
    return proof == null ? null : proof.identity();
  }

  private static CompletableFuture<Answer> send(
      URLRequest request, @Nullable String hash, Load load) {
    return Ready.then(load.bodies().open(request), body -> send(request, body, hash, load));
  }

  private static CompletableFuture<Answer> send(
      URLRequest request, @Nullable OutgoingBody body, @Nullable String hash, Load load) {
    LoadingEnvironment environment = load.environment();
    if (load.isCancelled()) {
      if (body != null) {
        environment.files().execute(body::close);
      }
      return CompletableFuture.failedFuture(URLError.cancelled(request.url()));
    }
    URI url = Objects.requireNonNull(request.url());
    String resource = target(url);
    HTTPHeaders headers =
        proven(
            WireHeaders.of(request, environment.configuration(), load.terms()),
            load.proof(),
            new Head(request.httpMethod(), resource, hash));
    NetworkPathMonitor.Path path = environment.monitor().path(url.getHost());
    TransactionLog.Entry entry = load.log().begin(request, ResourceFetchType.NETWORK_LOAD, path);
    Origin origin = load.origin(url);
    Route route = load.route(origin);
    // A proxy that passes requests on must be told where to (RFC 9112, 3.2.2).
    String target =
        route.isPassedOn() ? origin.scheme() + "://" + origin.authority() + resource : resource;
    WireRequest wire =
        new WireRequest(
            origin,
            route,
            request.httpMethod(),
            target,
            headers,
            body,
            load.challenges(),
            identity(load.proof()));
    Exchange exchange =
        environment
            .transport()
            .send(
                wire,
                load.place(),
                entry.recorder(),
                new Observer(load, url, body == null ? 0 : body.length()));
    load.under(exchange);
    return exchange.response().thenApply(response -> answer(request, url, response, entry));
  }

  /** What is shown counts the times it is, so it is made for each time. */
  private static HTTPHeaders proven(HTTPHeaders headers, @Nullable Proof proof, Head head) {
    String shown = proof == null ? null : proof.header(head);
    return shown == null ? headers : headers.toBuilder().set("Authorization", shown).build();
  }

  private static Answer answer(
      URLRequest request, URI url, WireResponse wire, TransactionLog.Entry entry) {
    HTTPURLResponse response =
        new HTTPURLResponse(url, wire.status(), wire.version(), wire.headers());
    entry.responded(response);
    return new Answer(request, response, wire.body(), wire.proxy());
  }

  static Origin origin(URI url) {
    String scheme = RequestCheck.scheme(url);
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = url.getPort();
    return new Origin(scheme, host, port > 0 ? port : scheme.equals("https") ? 443 : 80);
  }

  private static String target(URI url) {
    String target = pathAndQuery(url);
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) > 0x7f) {
        return pathAndQuery(URI.create(url.toASCIIString()));
      }
    }
    return target;
  }

  private static String pathAndQuery(URI url) {
    String path = url.getRawPath();
    String query = url.getRawQuery();
    String target = path == null || path.isEmpty() ? "/" : path;
    return query == null ? target : target + "?" + query;
  }

  private static final class Observer implements ExchangeObserver {

    private final Load load;
    private final URI url;
    private final long expected;
    private long sent;

    Observer(Load load, URI url, long expected) {
      this.load = load;
      this.url = url;
      this.expected = expected;
    }

    @Override
    public void began() {
      load.idle().begin();
    }

    @Override
    public void activity() {
      load.connected();
      load.idle().touch();
    }

    @Override
    public void sent(long bytes) {
      if (bytes > 0) {
        sent += bytes;
        load.events().sent(bytes, sent, expected);
      }
    }

    @Override
    public void received(long bytes) {
      load.events().arrived(bytes);
    }

    @Override
    public void informed(int status, String version, HTTPHeaders headers) {
      load.events().informed(new HTTPURLResponse(url, status, version, headers));
    }
  }
}

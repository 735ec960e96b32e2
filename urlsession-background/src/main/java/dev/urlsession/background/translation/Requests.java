// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.NetworkServiceType;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequest.Attribution;
import dev.urlsession.URLRequest.CachePolicy;
import dev.urlsession.URLRequestBuilder;
import dev.urlsession.background.protocol.Header;
import dev.urlsession.background.protocol.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request without its body, which goes as a file of its own. */
public final class Requests {

  private Requests() {}

  /** As a message. */
  public static Request toMessage(URLRequest request) {
    Request.Builder message =
        Request.newBuilder()
            .setUrl(Objects.requireNonNull(request.url()).toString())
            .setMethod(request.httpMethod())
            .addAllHeaders(headers(request.headers()))
            .setCachePolicy(request.cachePolicy().name())
            .setNetworkServiceType(request.networkServiceType().name())
            .setAttribution(request.attribution().name())
            .setAllowsCellular(request.allowsCellularAccess())
            .setAllowsExpensive(request.allowsExpensiveNetworkAccess())
            .setAllowsConstrained(request.allowsConstrainedNetworkAccess())
            .setAllowsUltraConstrained(request.allowsUltraConstrainedNetworkAccess())
            .setAssumesHttp3(request.assumesHTTP3Capable())
            .setRequiresDnssec(request.requiresDNSSECValidation())
            .setAllowsPersistentDns(request.allowsPersistentDNS())
            .setHandlesCookies(request.httpShouldHandleCookies());
    URI document = request.mainDocumentURL();
    if (document != null) {
      message.setMainDocumentUrl(document.toString());
    }
    String partition = request.cookiePartitionIdentifier();
    if (partition != null) {
      message.setCookiePartition(partition);
    }
    if (request.hasTimeoutInterval()) {
      message.setTimeout(request.timeoutInterval().toMillis());
    }
    return message.build();
  }

  /**
   * From a message.
   *
   * @throws IllegalArgumentException when it is no request that can be loaded
   */
  public static URLRequest fromMessage(Request message) {
    URLRequestBuilder request =
        URLRequest.builder(URI.create(message.getUrl()))
            .httpMethod(message.getMethod())
            .headers(headers(message.getHeadersList()));
    URLRequest plain = request.build();
    if (message.hasTimeout()) {
      request.timeoutInterval(Duration.ofMillis(message.getTimeout()));
    }
    if (message.hasMainDocumentUrl()) {
      request.mainDocumentURL(URI.create(message.getMainDocumentUrl()));
    }
    return request
        .cachePolicy(constant(CachePolicy.class, message.getCachePolicy(), plain.cachePolicy()))
        .networkServiceType(
            constant(
                NetworkServiceType.class,
                message.getNetworkServiceType(),
                plain.networkServiceType()))
        .attribution(constant(Attribution.class, message.getAttribution(), plain.attribution()))
        .cookiePartitionIdentifier(partition(message))
        .allowsCellularAccess(!message.hasAllowsCellular() || message.getAllowsCellular())
        .allowsExpensiveNetworkAccess(!message.hasAllowsExpensive() || message.getAllowsExpensive())
        .allowsConstrainedNetworkAccess(
            !message.hasAllowsConstrained() || message.getAllowsConstrained())
        .allowsUltraConstrainedNetworkAccess(message.getAllowsUltraConstrained())
        .assumesHTTP3Capable(message.getAssumesHttp3())
        .requiresDNSSECValidation(message.getRequiresDnssec())
        .allowsPersistentDNS(message.getAllowsPersistentDns())
        .httpShouldHandleCookies(!message.hasHandlesCookies() || message.getHandlesCookies())
        .build();
  }

  private static @Nullable String partition(Request message) {
    return message.hasCookiePartition() ? message.getCookiePartition() : null;
  }

  /** Headers as messages. */
  public static List<Header> headers(HTTPHeaders headers) {
    return headers.entries().stream().map(Requests::header).toList();
  }

  private static Header header(Map.Entry<String, String> field) {
    return Header.newBuilder().setName(field.getKey()).setValue(field.getValue()).build();
  }

  /** Headers from messages. */
  public static HTTPHeaders headers(List<Header> messages) {
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (Header message : messages) {
      headers.add(message.getName(), message.getValue());
    }
    return headers.build();
  }

  /** A constant that only the other side knows is taken for the default. */
  private static <E extends Enum<E>> E constant(Class<E> type, String name, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return otherwise;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.NetworkServiceType;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequest.Attribution;
import dev.urlsession.URLRequest.CachePolicy;
import dev.urlsession.URLRequestBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The original request inside resume data (B-124). What the application attached to it as a
 * property is not kept: those are objects of the process that ended.
 */
final class RequestFields {

  private RequestFields() {}

  static void write(URLRequest request, FieldLines lines) {
    lines.add("method", request.httpMethod());
    lines.add("original-url", request.url());
    lines.add("main-document-url", request.mainDocumentURL());
    for (Map.Entry<String, String> header : request.headers().entries()) {
      lines.add("header", header.getKey() + ": " + header.getValue());
    }
    lines.add("timeout", request.hasTimeoutInterval() ? request.timeoutInterval() : null);
    lines.add("cache-policy", request.cachePolicy().name());
    lines.add("network-service-type", request.networkServiceType().name());
    lines.add("attribution", request.attribution().name());
    lines.add("handles-cookies", request.httpShouldHandleCookies());
    lines.add("allows-cellular", request.allowsCellularAccess());
    lines.add("allows-expensive", request.allowsExpensiveNetworkAccess());
    lines.add("allows-constrained", request.allowsConstrainedNetworkAccess());
    lines.add("allows-ultra-constrained", request.allowsUltraConstrainedNetworkAccess());
    lines.add("assumes-http3", request.assumesHTTP3Capable());
    lines.add("requires-dnssec", request.requiresDNSSECValidation());
    lines.add("allows-persistent-dns", request.allowsPersistentDNS());
    lines.add("cookie-partition", request.cookiePartitionIdentifier());
  }

  static URLRequest read(FieldLines lines) {
    URLRequestBuilder request = URLRequest.builder(URI.create(lines.required("original-url")));
    request.httpMethod(lines.required("method"));
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (String header : lines.all("header")) {
      int colon = header.indexOf(": ");
      if (colon < 0) {
        throw new IllegalArgumentException("a header is not “name: value”");
      }
      headers.add(header.substring(0, colon), header.substring(colon + 2));
    }
    request.headers(headers.build());
    String mainDocument = lines.optional("main-document-url");
    if (mainDocument != null) {
      request.mainDocumentURL(URI.create(mainDocument));
    }
    String timeout = lines.optional("timeout");
    if (timeout != null) {
      request.timeoutInterval(Duration.parse(timeout));
    }
    readPolicies(lines, request);
    readAccess(lines, request);
    return request.build();
  }

  private static void readPolicies(FieldLines lines, URLRequestBuilder request) {
    URLRequest plain = request.build();
    request.cachePolicy(
        constant(CachePolicy.class, lines.optional("cache-policy"), plain.cachePolicy()));
    request.networkServiceType(
        constant(
            NetworkServiceType.class,
            lines.optional("network-service-type"),
            plain.networkServiceType()));
    request.attribution(
        constant(Attribution.class, lines.optional("attribution"), plain.attribution()));
    request.httpShouldHandleCookies(lines.flag("handles-cookies", plain.httpShouldHandleCookies()));
    request.cookiePartitionIdentifier(lines.optional("cookie-partition"));
  }

  private static void readAccess(FieldLines lines, URLRequestBuilder request) {
    URLRequest plain = request.build();
    request.allowsCellularAccess(lines.flag("allows-cellular", plain.allowsCellularAccess()));
    request.allowsExpensiveNetworkAccess(
        lines.flag("allows-expensive", plain.allowsExpensiveNetworkAccess()));
    request.allowsConstrainedNetworkAccess(
        lines.flag("allows-constrained", plain.allowsConstrainedNetworkAccess()));
    request.allowsUltraConstrainedNetworkAccess(
        lines.flag("allows-ultra-constrained", plain.allowsUltraConstrainedNetworkAccess()));
    request.assumesHTTP3Capable(lines.flag("assumes-http3", plain.assumesHTTP3Capable()));
    request.requiresDNSSECValidation(
        lines.flag("requires-dnssec", plain.requiresDNSSECValidation()));
    request.allowsPersistentDNS(lines.flag("allows-persistent-dns", plain.allowsPersistentDNS()));
  }

  /** A constant that a newer version may have added is taken for the default. */
  private static <E extends Enum<E>> E constant(Class<E> type, @Nullable String name, E absent) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return absent;
  }
}

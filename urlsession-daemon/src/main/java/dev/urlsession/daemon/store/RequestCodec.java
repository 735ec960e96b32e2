// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.NetworkServiceType;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequest.Attribution;
import dev.urlsession.URLRequest.CachePolicy;
import dev.urlsession.URLRequestBuilder;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request without its body and its properties; those are objects of the application's process.
 * What has its usual value is not written.
 */
final class RequestCodec {

  private static final URLRequest USUAL = URLRequest.of("http://localhost/");

  private RequestCodec() {}

  static byte[] write(URLRequest request) {
    Fields.Writer fields = new Fields.Writer().put(1, request.url()).put(2, request.httpMethod());
    HeaderCodec.write(3, request.headers(), fields);
    if (request.hasTimeoutInterval()) {
      fields.put(4, request.timeoutInterval());
    }
    fields
        .put(5, unusual(request.cachePolicy(), USUAL.cachePolicy()))
        .put(6, request.mainDocumentURL())
        .put(7, unusual(request.networkServiceType(), USUAL.networkServiceType()))
        .put(8, unusual(request.attribution(), USUAL.attribution()))
        .put(9, request.cookiePartitionIdentifier());
    return fields.put(10, flags(request)).bytes();
  }

  static URLRequest read(byte[] bytes) {
    Fields fields = Fields.read(bytes);
    URLRequestBuilder request = URLRequest.builder(URI.create(fields.required(1)));
    request.httpMethod(fields.required(2)).headers(HeaderCodec.read(3, fields));
    String timeout = fields.text(4);
    if (timeout != null) {
      request.timeoutInterval(Duration.parse(timeout));
    }
    request.cachePolicy(fields.constant(5, CachePolicy.class, USUAL.cachePolicy()));
    String mainDocument = fields.text(6);
    if (mainDocument != null) {
      request.mainDocumentURL(URI.create(mainDocument));
    }
    request.networkServiceType(
        fields.constant(7, NetworkServiceType.class, USUAL.networkServiceType()));
    request.attribution(fields.constant(8, Attribution.class, USUAL.attribution()));
    request.cookiePartitionIdentifier(fields.text(9));
    readFlags(fields.number(10, flags(USUAL)), request);
    return request.build();
  }

  private static @Nullable Object unusual(Object value, Object usual) {
    return value.equals(usual) ? null : value;
  }

  private static long flags(URLRequest request) {
    return bit(0, request.allowsCellularAccess())
        | bit(1, request.allowsExpensiveNetworkAccess())
        | bit(2, request.allowsConstrainedNetworkAccess())
        | bit(3, request.allowsUltraConstrainedNetworkAccess())
        | bit(4, request.assumesHTTP3Capable())
        | bit(5, request.requiresDNSSECValidation())
        | bit(6, request.allowsPersistentDNS())
        | bit(7, request.httpShouldHandleCookies());
  }

  private static void readFlags(long flags, URLRequestBuilder request) {
    request
        .allowsCellularAccess(bit(0, flags))
        .allowsExpensiveNetworkAccess(bit(1, flags))
        .allowsConstrainedNetworkAccess(bit(2, flags))
        .allowsUltraConstrainedNetworkAccess(bit(3, flags))
        .assumesHTTP3Capable(bit(4, flags))
        .requiresDNSSECValidation(bit(5, flags))
        .allowsPersistentDNS(bit(6, flags))
        .httpShouldHandleCookies(bit(7, flags));
  }

  private static long bit(int place, boolean set) {
    return set ? 1L << place : 0;
  }

  private static boolean bit(int place, long flags) {
    return (flags & (1L << place)) != 0;
  }
}

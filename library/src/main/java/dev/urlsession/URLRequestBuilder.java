// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link URLRequest}; what each property means stands there. Apple: {@code
 * NSMutableURLRequest}. Not thread-safe.
 */
public final class URLRequestBuilder {

  private static final Set<String> NORMALISED =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT");

  @Nullable URI url;
  String httpMethod = "GET";
  HTTPHeaders headers = HTTPHeaders.empty();
  @Nullable HTTPBody httpBody;
  @Nullable Duration timeoutInterval;
  Map<String, Object> properties = Map.of();
  URLRequest.CachePolicy cachePolicy = URLRequest.CachePolicy.USE_PROTOCOL_CACHE_POLICY;
  @Nullable URI mainDocumentURL;
  NetworkServiceType networkServiceType = NetworkServiceType.DEFAULT;
  boolean allowsCellularAccess = true;
  boolean allowsExpensiveNetworkAccess = true;
  boolean allowsConstrainedNetworkAccess = true;
  boolean allowsUltraConstrainedNetworkAccess = false;
  boolean assumesHTTP3Capable = false;
  URLRequest.Attribution attribution = URLRequest.Attribution.DEVELOPER;
  boolean requiresDNSSECValidation = false;
  boolean allowsPersistentDNS = false;
  @Nullable String cookiePartitionIdentifier;
  boolean httpShouldHandleCookies = true;

  URLRequestBuilder() {}

  URLRequestBuilder copy() {
    URLRequestBuilder copy = new URLRequestBuilder();
    copy.url = url;
    copy.httpMethod = httpMethod;
    copy.headers = headers;
    copy.httpBody = httpBody;
    copy.timeoutInterval = timeoutInterval;
    copy.properties = properties;
    copy.cachePolicy = cachePolicy;
    copy.mainDocumentURL = mainDocumentURL;
    copy.networkServiceType = networkServiceType;
    copy.allowsCellularAccess = allowsCellularAccess;
    copy.allowsExpensiveNetworkAccess = allowsExpensiveNetworkAccess;
    copy.allowsConstrainedNetworkAccess = allowsConstrainedNetworkAccess;
    copy.allowsUltraConstrainedNetworkAccess = allowsUltraConstrainedNetworkAccess;
    copy.assumesHTTP3Capable = assumesHTTP3Capable;
    copy.attribution = attribution;
    copy.requiresDNSSECValidation = requiresDNSSECValidation;
    copy.allowsPersistentDNS = allowsPersistentDNS;
    copy.cookiePartitionIdentifier = cookiePartitionIdentifier;
    copy.httpShouldHandleCookies = httpShouldHandleCookies;
    return copy;
  }

  List<@Nullable Object> identity() {
    return Arrays.asList(
        url,
        httpMethod,
        headers,
        timeoutInterval == null ? URLRequest.DEFAULT_TIMEOUT : timeoutInterval,
        httpBody instanceof HTTPBody.Stream ? httpBody : httpBody != null,
        cachePolicy,
        mainDocumentURL,
        networkServiceType,
        allowsCellularAccess,
        allowsExpensiveNetworkAccess,
        allowsConstrainedNetworkAccess,
        allowsUltraConstrainedNetworkAccess,
        assumesHTTP3Capable,
        attribution,
        requiresDNSSECValidation,
        allowsPersistentDNS,
        cookiePartitionIdentifier,
        httpShouldHandleCookies);
  }

  /** The request; the builder can be used on. */
  public URLRequest build() {
    return new URLRequest(copy());
  }

  /** Sets {@link URLRequest#url()}. */
  public URLRequestBuilder url(@Nullable URI value) {
    url = value;
    return this;
  }

  /**
   * Sets {@link URLRequest#httpMethod()}; GET, HEAD, POST, PUT, DELETE and CONNECT in any case
   * (B-370).
   *
   * @throws URLSessionUsageException when it is no token
   */
  public URLRequestBuilder httpMethod(String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    httpMethod = NORMALISED.contains(upper) ? upper : FieldNames.checkedName(value);
    return this;
  }

  /**
   * Sets a header; others of the name go, and null removes it. Apple: {@code
   * setValue:forHTTPHeaderField:}.
   *
   * @throws URLSessionUsageException when name or value could end the line
   */
  public URLRequestBuilder header(String name, @Nullable String value) {
    HTTPHeaders.Builder changed = headers.toBuilder();
    headers = (value == null ? changed.remove(name) : changed.set(name, value)).build();
    return this;
  }

  /**
   * Adds a header, joined with a comma to one of the name (B-371). Apple: {@code
   * addValue:forHTTPHeaderField:}.
   *
   * @throws URLSessionUsageException when name or value could end the line
   */
  public URLRequestBuilder addHeader(String name, String value) {
    String present = headers.value(name);
    return header(name, present == null ? value : present + "," + value);
  }

  /** Sets all headers; those set before go (B-372). */
  public URLRequestBuilder headers(HTTPHeaders value) {
    headers = value;
    return this;
  }

  /** Sets {@link URLRequest#httpBody()}. */
  public URLRequestBuilder httpBody(@Nullable HTTPBody value) {
    httpBody = value;
    return this;
  }

  /** Sets {@link URLRequest#httpBody()} to bytes. */
  public URLRequestBuilder httpBody(byte[] value) {
    return httpBody(HTTPBody.ofBytes(value));
  }

  /** Sends the form, by POST unless another method was set. */
  public URLRequestBuilder form(URLEncodedForm form) {
    return posted(HTTPBody.ofForm(form), form.contentType());
  }

  /** Sends the form, by POST unless another method was set. */
  public URLRequestBuilder multipart(MultipartFormData form) {
    return posted(HTTPBody.ofMultipart(form), form.contentType());
  }

  private URLRequestBuilder posted(HTTPBody body, String contentType) {
    if (httpMethod.equals("GET")) {
      httpMethod = "POST";
    }
    return httpBody(body).header("Content-Type", contentType);
  }

  /**
   * Sets {@link URLRequest#timeoutInterval()}; null for the session's.
   *
   * @throws URLSessionUsageException when it is not longer than zero
   */
  public URLRequestBuilder timeoutInterval(@Nullable Duration value) {
    timeoutInterval = value == null ? null : ConfigurationChecks.positive(value, "timeoutInterval");
    return this;
  }

  /** Sets a value for a custom protocol; null removes it. */
  public URLRequestBuilder property(String key, @Nullable Object value) {
    Map<String, Object> changed = new HashMap<>(properties);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    properties = Map.copyOf(changed);
    return this;
  }

  /** Sets {@link URLRequest#cachePolicy()}. */
  public URLRequestBuilder cachePolicy(URLRequest.CachePolicy value) {
    cachePolicy = value;
    return this;
  }

  /** Sets {@link URLRequest#mainDocumentURL()}. */
  public URLRequestBuilder mainDocumentURL(@Nullable URI value) {
    mainDocumentURL = value;
    return this;
  }

  /** Sets {@link URLRequest#networkServiceType()}. */
  public URLRequestBuilder networkServiceType(NetworkServiceType value) {
    networkServiceType = value;
    return this;
  }

  /** Sets {@link URLRequest#allowsCellularAccess()}. */
  public URLRequestBuilder allowsCellularAccess(boolean value) {
    allowsCellularAccess = value;
    return this;
  }

  /** Sets {@link URLRequest#allowsExpensiveNetworkAccess()}. */
  public URLRequestBuilder allowsExpensiveNetworkAccess(boolean value) {
    allowsExpensiveNetworkAccess = value;
    return this;
  }

  /** Sets {@link URLRequest#allowsConstrainedNetworkAccess()}. */
  public URLRequestBuilder allowsConstrainedNetworkAccess(boolean value) {
    allowsConstrainedNetworkAccess = value;
    return this;
  }

  /** Sets {@link URLRequest#allowsUltraConstrainedNetworkAccess()}. */
  public URLRequestBuilder allowsUltraConstrainedNetworkAccess(boolean value) {
    allowsUltraConstrainedNetworkAccess = value;
    return this;
  }

  /** Sets {@link URLRequest#assumesHTTP3Capable()}. */
  public URLRequestBuilder assumesHTTP3Capable(boolean value) {
    assumesHTTP3Capable = value;
    return this;
  }

  /** Sets {@link URLRequest#attribution()}. */
  public URLRequestBuilder attribution(URLRequest.Attribution value) {
    attribution = value;
    return this;
  }

  /** Sets {@link URLRequest#requiresDNSSECValidation()}. */
  public URLRequestBuilder requiresDNSSECValidation(boolean value) {
    requiresDNSSECValidation = value;
    return this;
  }

  /** Sets {@link URLRequest#allowsPersistentDNS()}. */
  public URLRequestBuilder allowsPersistentDNS(boolean value) {
    allowsPersistentDNS = value;
    return this;
  }

  /** Sets {@link URLRequest#cookiePartitionIdentifier()}. */
  public URLRequestBuilder cookiePartitionIdentifier(@Nullable String value) {
    cookiePartitionIdentifier = value;
    return this;
  }

  /** Sets {@link URLRequest#httpShouldHandleCookies()}. */
  public URLRequestBuilder httpShouldHandleCookies(boolean value) {
    httpShouldHandleCookies = value;
    return this;
  }
}

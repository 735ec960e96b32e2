// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link URLSessionConfiguration}; start with one of its kinds and {@link
 * URLSessionConfiguration#toBuilder()}. What each setting means and its default stands there. Not
 * thread-safe.
 */
public final class URLSessionConfigurationBuilder {

  final @Nullable String identifier;
  List<Object> ephemeralStores = List.of();
  URLRequest.CachePolicy requestCachePolicy = URLRequest.CachePolicy.USE_PROTOCOL_CACHE_POLICY;
  Duration timeoutIntervalForRequest = Duration.ofSeconds(60);
  Duration timeoutIntervalForResource = Duration.ofDays(7);
  NetworkServiceType networkServiceType = NetworkServiceType.DEFAULT;
  boolean allowsCellularAccess = true;
  boolean allowsExpensiveNetworkAccess = true;
  boolean allowsConstrainedNetworkAccess = true;
  boolean allowsUltraConstrainedNetworkAccess = false;
  boolean requiresDNSSECValidation = false;
  boolean waitsForConnectivity = false;
  boolean discretionary = false;
  @Nullable String sharedContainerIdentifier;
  boolean sessionSendsLaunchEvents = true;
  @Nullable BackgroundLaunch backgroundLaunch;
  Map<String, Object> connectionProxyDictionary = Map.of();
  List<ProxyConfiguration> proxyConfigurations = List.of();
  TLSProtocolVersion tlsMinimumSupportedProtocolVersion = TLSProtocolVersion.TLS_1_2;
  TLSProtocolVersion tlsMaximumSupportedProtocolVersion = TLSProtocolVersion.TLS_1_3;
  boolean httpShouldSetCookies = true;
  HTTPCookieStorage.AcceptPolicy httpCookieAcceptPolicy =
      HTTPCookieStorage.AcceptPolicy.ONLY_FROM_MAIN_DOCUMENT_DOMAIN;
  HTTPHeaders httpAdditionalHeaders = HTTPHeaders.empty();
  int httpMaximumConnectionsPerHost = 6;
  @Nullable HTTPCookieStorage httpCookieStorage;
  @Nullable URLCredentialStorage urlCredentialStorage;
  @Nullable URLCache urlCache;
  boolean sharesIdenticalLoads;
  List<URLProtocol.Factory> protocolClasses = List.of();
  boolean enablesEarlyData = false;
  boolean usesClassicLoadingMode = true;
  Set<HTTPVersion> httpVersions = Set.of(HTTPVersion.values());
  @Nullable X509TrustManager trustManager;
  @Nullable NetworkPathMonitor networkPathMonitor;
  CleartextPolicy cleartextPolicy = CleartextPolicy.ALLOWED;
  @Nullable RequestAuthorizer requestAuthorizer;
  int maximumRedirects = 20;
  int maximumHeaderBytes = 65536;
  int maximumHeaderCount = 256;
  long maximumDecodedBytes = 1L << 34;
  @Nullable Path downloadDirectory;
  Duration suspendedConnectionLifetime = Duration.ofSeconds(30);

  URLSessionConfigurationBuilder(@Nullable String identifier) {
    this.identifier = identifier;
  }

  URLSessionConfigurationBuilder copy() {
    URLSessionConfigurationBuilder copy = new URLSessionConfigurationBuilder(identifier);
    copy.ephemeralStores = ephemeralStores;
    copy.requestCachePolicy = requestCachePolicy;
    copy.timeoutIntervalForRequest = timeoutIntervalForRequest;
    copy.timeoutIntervalForResource = timeoutIntervalForResource;
    copy.networkServiceType = networkServiceType;
    copy.allowsCellularAccess = allowsCellularAccess;
    copy.allowsExpensiveNetworkAccess = allowsExpensiveNetworkAccess;
    copy.allowsConstrainedNetworkAccess = allowsConstrainedNetworkAccess;
    copy.allowsUltraConstrainedNetworkAccess = allowsUltraConstrainedNetworkAccess;
    copy.requiresDNSSECValidation = requiresDNSSECValidation;
    copy.waitsForConnectivity = waitsForConnectivity;
    copy.discretionary = discretionary;
    copy.sharedContainerIdentifier = sharedContainerIdentifier;
    copy.sessionSendsLaunchEvents = sessionSendsLaunchEvents;
    copy.backgroundLaunch = backgroundLaunch;
    copy.connectionProxyDictionary = connectionProxyDictionary;
    copy.proxyConfigurations = proxyConfigurations;
    copy.tlsMinimumSupportedProtocolVersion = tlsMinimumSupportedProtocolVersion;
    copy.tlsMaximumSupportedProtocolVersion = tlsMaximumSupportedProtocolVersion;
    copy.httpShouldSetCookies = httpShouldSetCookies;
    copy.httpCookieAcceptPolicy = httpCookieAcceptPolicy;
    copy.httpAdditionalHeaders = httpAdditionalHeaders;
    copy.httpMaximumConnectionsPerHost = httpMaximumConnectionsPerHost;
    copy.httpCookieStorage = httpCookieStorage;
    copy.urlCredentialStorage = urlCredentialStorage;
    copy.urlCache = urlCache;
    copy.sharesIdenticalLoads = sharesIdenticalLoads;
    copy.protocolClasses = protocolClasses;
    copy.enablesEarlyData = enablesEarlyData;
    copy.usesClassicLoadingMode = usesClassicLoadingMode;
    copy.httpVersions = httpVersions;
    copy.trustManager = trustManager;
    copy.networkPathMonitor = networkPathMonitor;
    copy.cleartextPolicy = cleartextPolicy;
    copy.requestAuthorizer = requestAuthorizer;
    copy.maximumRedirects = maximumRedirects;
    copy.maximumHeaderBytes = maximumHeaderBytes;
    copy.maximumHeaderCount = maximumHeaderCount;
    copy.maximumDecodedBytes = maximumDecodedBytes;
    copy.downloadDirectory = downloadDirectory;
    copy.suspendedConnectionLifetime = suspendedConnectionLifetime;
    return copy;
  }

  URLSessionConfigurationBuilder ephemeralStores(Object... stores) {
    ephemeralStores = List.of(stores);
    return this;
  }

  /** The configuration; the builder can be used on. */
  public URLSessionConfiguration build() {
    return new URLSessionConfiguration(copy());
  }

  /** Sets {@link URLSessionConfiguration#requestCachePolicy()}. */
  public URLSessionConfigurationBuilder requestCachePolicy(URLRequest.CachePolicy value) {
    requestCachePolicy = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#timeoutIntervalForRequest()}. */
  public URLSessionConfigurationBuilder timeoutIntervalForRequest(Duration value) {
    timeoutIntervalForRequest = ConfigurationChecks.positive(value, "timeoutIntervalForRequest");
    return this;
  }

  /** Sets {@link URLSessionConfiguration#timeoutIntervalForResource()}. */
  public URLSessionConfigurationBuilder timeoutIntervalForResource(Duration value) {
    timeoutIntervalForResource = ConfigurationChecks.positive(value, "timeoutIntervalForResource");
    return this;
  }

  /** Sets {@link URLSessionConfiguration#networkServiceType()}. */
  public URLSessionConfigurationBuilder networkServiceType(NetworkServiceType value) {
    networkServiceType = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#allowsCellularAccess()}. */
  public URLSessionConfigurationBuilder allowsCellularAccess(boolean value) {
    allowsCellularAccess = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#allowsExpensiveNetworkAccess()}. */
  public URLSessionConfigurationBuilder allowsExpensiveNetworkAccess(boolean value) {
    allowsExpensiveNetworkAccess = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#allowsConstrainedNetworkAccess()}. */
  public URLSessionConfigurationBuilder allowsConstrainedNetworkAccess(boolean value) {
    allowsConstrainedNetworkAccess = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#allowsUltraConstrainedNetworkAccess()}. */
  public URLSessionConfigurationBuilder allowsUltraConstrainedNetworkAccess(boolean value) {
    allowsUltraConstrainedNetworkAccess = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#requiresDNSSECValidation()}. */
  public URLSessionConfigurationBuilder requiresDNSSECValidation(boolean value) {
    requiresDNSSECValidation = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#waitsForConnectivity()}. */
  public URLSessionConfigurationBuilder waitsForConnectivity(boolean value) {
    waitsForConnectivity = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#discretionary()}. */
  public URLSessionConfigurationBuilder discretionary(boolean value) {
    discretionary = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#sharedContainerIdentifier()}. */
  public URLSessionConfigurationBuilder sharedContainerIdentifier(@Nullable String value) {
    sharedContainerIdentifier = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#sessionSendsLaunchEvents()}. */
  public URLSessionConfigurationBuilder sessionSendsLaunchEvents(boolean value) {
    sessionSendsLaunchEvents = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#backgroundLaunch()}. */
  public URLSessionConfigurationBuilder backgroundLaunch(@Nullable BackgroundLaunch value) {
    backgroundLaunch = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#connectionProxyDictionary()}. */
  public URLSessionConfigurationBuilder connectionProxyDictionary(Map<String, Object> value) {
    connectionProxyDictionary = Map.copyOf(value);
    return this;
  }

  /** Sets {@link URLSessionConfiguration#proxyConfigurations()}. */
  public URLSessionConfigurationBuilder proxyConfigurations(List<ProxyConfiguration> value) {
    proxyConfigurations = List.copyOf(value);
    return this;
  }

  /** Sets {@link URLSessionConfiguration#tlsMinimumSupportedProtocolVersion()}. */
  public URLSessionConfigurationBuilder tlsMinimumSupportedProtocolVersion(
      TLSProtocolVersion value) {
    tlsMinimumSupportedProtocolVersion = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#tlsMaximumSupportedProtocolVersion()}. */
  public URLSessionConfigurationBuilder tlsMaximumSupportedProtocolVersion(
      TLSProtocolVersion value) {
    tlsMaximumSupportedProtocolVersion = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#httpShouldSetCookies()}. */
  public URLSessionConfigurationBuilder httpShouldSetCookies(boolean value) {
    httpShouldSetCookies = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#httpCookieAcceptPolicy()}. */
  public URLSessionConfigurationBuilder httpCookieAcceptPolicy(
      HTTPCookieStorage.AcceptPolicy value) {
    httpCookieAcceptPolicy = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#httpAdditionalHeaders()}. */
  public URLSessionConfigurationBuilder httpAdditionalHeaders(HTTPHeaders value) {
    httpAdditionalHeaders = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#httpMaximumConnectionsPerHost()}. */
  public URLSessionConfigurationBuilder httpMaximumConnectionsPerHost(int value) {
    httpMaximumConnectionsPerHost =
        ConfigurationChecks.atLeast(1, value, "httpMaximumConnectionsPerHost");
    return this;
  }

  /** Sets {@link URLSessionConfiguration#httpCookieStorage()}. */
  public URLSessionConfigurationBuilder httpCookieStorage(@Nullable HTTPCookieStorage value) {
    httpCookieStorage = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#urlCredentialStorage()}. */
  public URLSessionConfigurationBuilder urlCredentialStorage(@Nullable URLCredentialStorage value) {
    urlCredentialStorage = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#sharesIdenticalLoads()}. */
  public URLSessionConfigurationBuilder sharesIdenticalLoads(boolean value) {
    sharesIdenticalLoads = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#urlCache()}. */
  public URLSessionConfigurationBuilder urlCache(@Nullable URLCache value) {
    urlCache = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#protocolClasses()}. */
  public URLSessionConfigurationBuilder protocolClasses(List<URLProtocol.Factory> value) {
    protocolClasses = List.copyOf(value);
    return this;
  }

  /** Sets {@link URLSessionConfiguration#enablesEarlyData()}. */
  public URLSessionConfigurationBuilder enablesEarlyData(boolean value) {
    enablesEarlyData = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#usesClassicLoadingMode()}. */
  public URLSessionConfigurationBuilder usesClassicLoadingMode(boolean value) {
    usesClassicLoadingMode = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#httpVersions()}. */
  public URLSessionConfigurationBuilder httpVersions(Set<HTTPVersion> value) {
    httpVersions = ConfigurationChecks.versions(value);
    return this;
  }

  /** Sets {@link URLSessionConfiguration#trustManager()}. */
  public URLSessionConfigurationBuilder trustManager(@Nullable X509TrustManager value) {
    trustManager = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#networkPathMonitor()}. */
  public URLSessionConfigurationBuilder networkPathMonitor(@Nullable NetworkPathMonitor value) {
    networkPathMonitor = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#cleartextPolicy()}. */
  public URLSessionConfigurationBuilder cleartextPolicy(CleartextPolicy value) {
    cleartextPolicy = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#requestAuthorizer()}. */
  public URLSessionConfigurationBuilder requestAuthorizer(@Nullable RequestAuthorizer value) {
    requestAuthorizer = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#maximumRedirects()}. */
  public URLSessionConfigurationBuilder maximumRedirects(int value) {
    maximumRedirects = ConfigurationChecks.atLeast(0, value, "maximumRedirects");
    return this;
  }

  /** Sets {@link URLSessionConfiguration#maximumHeaderBytes()}. */
  public URLSessionConfigurationBuilder maximumHeaderBytes(int value) {
    maximumHeaderBytes = ConfigurationChecks.atLeast(1024, value, "maximumHeaderBytes");
    return this;
  }

  /** Sets {@link URLSessionConfiguration#maximumHeaderCount()}. */
  public URLSessionConfigurationBuilder maximumHeaderCount(int value) {
    maximumHeaderCount = ConfigurationChecks.atLeast(1, value, "maximumHeaderCount");
    return this;
  }

  /** Sets {@link URLSessionConfiguration#maximumDecodedBytes()}. */
  public URLSessionConfigurationBuilder maximumDecodedBytes(long value) {
    maximumDecodedBytes = ConfigurationChecks.atLeast(1, value, "maximumDecodedBytes");
    return this;
  }

  /** Sets {@link URLSessionConfiguration#downloadDirectory()}. */
  public URLSessionConfigurationBuilder downloadDirectory(@Nullable Path value) {
    downloadDirectory = value;
    return this;
  }

  /** Sets {@link URLSessionConfiguration#suspendedConnectionLifetime()}. */
  public URLSessionConfigurationBuilder suspendedConnectionLifetime(Duration value) {
    suspendedConnectionLifetime =
        ConfigurationChecks.positive(value, "suspendedConnectionLifetime");
    return this;
  }
}

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
 * How a session works: timeouts, headers, connections, stores. Apple: {@code
 * NSURLSessionConfiguration}.
 *
 * <p>Immutable, so it can be used for any number of sessions: change one with {@link #toBuilder()}.
 * Settings that a later release makes effective are listed in the API mapping; none is ignored in
 * silence.
 */
public final class URLSessionConfiguration {

  private final URLSessionConfigurationBuilder settings;

  URLSessionConfiguration(URLSessionConfigurationBuilder frozen) {
    this.settings = frozen;
  }

  /** Shared stores, as a browser has them. */
  public static URLSessionConfiguration defaultSessionConfiguration() {
    return new URLSessionConfigurationBuilder(null)
        .httpCookieStorage(HTTPCookieStorage.shared())
        .urlCredentialStorage(URLCredentialStorage.shared())
        .urlCache(URLCache.shared())
        .build();
  }

  /**
   * Nothing on disk but the files you ask for; stores of its own in memory, emptied when the
   * session is invalidated (B-015). Each call gives other stores.
   */
  public static URLSessionConfiguration ephemeralSessionConfiguration() {
    HTTPCookieStorage cookies = new HTTPCookieStorage();
    URLCredentialStorage credentials = new URLCredentialStorage();
    URLCache cache = new URLCache(URLCache.DEFAULT_MEMORY_CAPACITY, 0, null);
    return new URLSessionConfigurationBuilder(null)
        .httpCookieStorage(cookies)
        .urlCredentialStorage(credentials)
        .urlCache(cache)
        .ephemeralStores(cookies, credentials, cache)
        .build();
  }

  /**
   * Transfers that go on without the app, in a daemon of their own. Needs the module {@code
   * urlsession-background}, and a delegate; see {@link BackgroundEvents} for how the app comes
   * back.
   *
   * @param identifier names the session within the app
   * @throws URLSessionUsageException when the identifier is empty
   */
  public static URLSessionConfiguration backgroundSessionConfiguration(String identifier) {
    return new URLSessionConfigurationBuilder(ConfigurationChecks.identifier(identifier))
        .httpCookieStorage(HTTPCookieStorage.shared())
        .urlCredentialStorage(URLCredentialStorage.shared())
        .build();
  }

  /** A builder that starts with these settings. */
  public URLSessionConfigurationBuilder toBuilder() {
    return settings.copy();
  }

  /** The name of a background session; null for other kinds. */
  public @Nullable String identifier() {
    return settings.identifier;
  }

  /** Whether it began as an ephemeral one, with stores of its own. */
  public boolean isEphemeral() {
    return !settings.ephemeralStores.isEmpty();
  }

  /**
   * Whether the store was made for this ephemeral configuration, and is emptied when a session with
   * it is invalidated (B-015). One that you put in its place is not. Not in Apple's API.
   *
   * @param store a cookie storage, credential storage or cache
   */
  public boolean isEphemeralStore(@Nullable Object store) {
    return settings.ephemeralStores.stream().anyMatch(own -> own == store);
  }

  /** How requests use the cache, when they do not say it themselves. Default: as HTTP says. */
  public URLRequest.CachePolicy requestCachePolicy() {
    return settings.requestCachePolicy;
  }

  /**
   * How long nothing may happen: starts again with every byte that moves (B-230). A request's own
   * interval wins. Default: 60 s.
   */
  public Duration timeoutIntervalForRequest() {
    return settings.timeoutIntervalForRequest;
  }

  /**
   * How long the whole load may take, redirects, retries and waiting included, suspension left out
   * (B-231). Default: 7 days.
   */
  public Duration timeoutIntervalForResource() {
    return settings.timeoutIntervalForResource;
  }

  /**
   * What kind of traffic it is, told to the network as the socket's traffic class. Default: nothing
   * special.
   */
  public NetworkServiceType networkServiceType() {
    return settings.networkServiceType;
  }

  /** Whether mobile networks may be used, as {@link #networkPathMonitor()} tells. Default: true. */
  public boolean allowsCellularAccess() {
    return settings.allowsCellularAccess;
  }

  /** Whether networks that cost by volume may be used. Default: true. */
  public boolean allowsExpensiveNetworkAccess() {
    return settings.allowsExpensiveNetworkAccess;
  }

  /** Whether networks in a data-saving mode may be used. Default: true. */
  public boolean allowsConstrainedNetworkAccess() {
    return settings.allowsConstrainedNetworkAccess;
  }

  /** Whether very thin networks may be used. Default: false. */
  public boolean allowsUltraConstrainedNetworkAccess() {
    return settings.allowsUltraConstrainedNetworkAccess;
  }

  /**
   * Whether names must be validated by DNSSEC. A JVM cannot: a session that demands it is refused.
   * Default: false.
   */
  public boolean requiresDNSSECValidation() {
    return settings.requiresDNSSECValidation;
  }

  /**
   * Whether a task waits for the network rather than failing at once with {@code
   * NOT_CONNECTED_TO_INTERNET} (B-236, B-237). Default: false.
   */
  public boolean waitsForConnectivity() {
    return settings.waitsForConnectivity;
  }

  /** Whether the system may choose the time; background sessions only. Default: false. */
  public boolean discretionary() {
    return settings.discretionary;
  }

  /** Where an app extension keeps background transfers; background sessions only. Default: null. */
  public @Nullable String sharedContainerIdentifier() {
    return settings.sharedContainerIdentifier;
  }

  /** Whether the app is launched for events; background sessions only. Default: true. */
  public boolean sessionSendsLaunchEvents() {
    return settings.sessionSendsLaunchEvents;
  }

  /**
   * How the daemon starts the app when events of a background session wait. Default: null, which
   * means {@link BackgroundLaunch#thisCommand()} where that can be found out, and {@link
   * BackgroundLaunch#attachOnly()} where it cannot.
   */
  public @Nullable BackgroundLaunch backgroundLaunch() {
    return settings.backgroundLaunch;
  }

  /**
   * Proxies in Apple's older form, under CFNetwork's keys: {@code HTTPEnable}, {@code HTTPProxy},
   * {@code HTTPPort} and the same with {@code HTTPS} and {@code SOCKS}; {@code ExceptionsList} and
   * {@code ExcludeSimpleHostnames}; {@code kCFProxyUsernameKey} and {@code kCFProxyPasswordKey};
   * {@code ProxyAutoConfigEnable} with {@code ProxyAutoConfigURLString} or {@code
   * ProxyAutoConfigJavaScript}, which needs {@code org.mozilla:rhino} on the class path (B-243).
   *
   * <p>Default: empty, the system's settings: those of the JVM ({@code http.proxyHost} and so on),
   * else those of the environment ({@code https_proxy} and so on). For no proxy at all put in
   * {@code HTTPEnable} with 0.
   */
  public Map<String, Object> connectionProxyDictionary() {
    return settings.connectionProxyDictionary;
  }

  /**
   * Proxies to go through; preferred over the dictionary. The first that is for the host is taken,
   * and the next one only when it cannot be reached and allows fail-over (B-243). Default: empty.
   */
  public List<ProxyConfiguration> proxyConfigurations() {
    return settings.proxyConfigurations;
  }

  /** The lowest TLS version to accept. Default: 1.2. */
  public TLSProtocolVersion tlsMinimumSupportedProtocolVersion() {
    return settings.tlsMinimumSupportedProtocolVersion;
  }

  /** The highest TLS version to offer. Default: 1.3. */
  public TLSProtocolVersion tlsMaximumSupportedProtocolVersion() {
    return settings.tlsMaximumSupportedProtocolVersion;
  }

  /**
   * Whether stored cookies are sent (B-180). To send your own, set it to false and give a Cookie
   * header (B-181); a Cookie header of the request or of the additional headers is sent alone in
   * any case. Default: true.
   */
  public boolean httpShouldSetCookies() {
    return settings.httpShouldSetCookies;
  }

  /**
   * Which cookies of responses are stored (B-182). Default: those of the main document's site,
   * which are all where requests have no {@link URLRequest#mainDocumentURL()} (B-183).
   */
  public HTTPCookieStorage.AcceptPolicy httpCookieAcceptPolicy() {
    return settings.httpCookieAcceptPolicy;
  }

  /** Headers for every request; a request's own value wins (B-246). Default: none. */
  public HTTPHeaders httpAdditionalHeaders() {
    return settings.httpAdditionalHeaders;
  }

  /**
   * How many connections to one host the session holds; further tasks wait in order of priority
   * (B-238). Default: 6.
   */
  public int httpMaximumConnectionsPerHost() {
    return settings.httpMaximumConnectionsPerHost;
  }

  /**
   * Where cookies are kept; null for nowhere. Default: the shared one; ephemeral: one of its own.
   */
  public @Nullable HTTPCookieStorage httpCookieStorage() {
    return settings.httpCookieStorage;
  }

  /**
   * Where credentials are kept; null for nowhere. Default: the shared one; ephemeral: one of its
   * own, in memory.
   */
  public @Nullable URLCredentialStorage urlCredentialStorage() {
    return settings.urlCredentialStorage;
  }

  /**
   * Whether a request waits for one of the same session that asks for the same, to be answered from
   * what that one leaves in the cache; it asks itself when that leaves nothing, fails or is
   * suspended. For GETs under {@link URLRequest.CachePolicy#USE_PROTOCOL_CACHE_POLICY}. Not
   * Apple's. Default: false.
   */
  public boolean sharesIdenticalLoads() {
    return settings.sharesIdenticalLoads;
  }

  /**
   * Where responses are kept; null for nowhere. Default: the shared one; ephemeral: one of its own,
   * in memory.
   */
  public @Nullable URLCache urlCache() {
    return settings.urlCache;
  }

  /** Custom protocols, asked in order before the built-in ones (B-320). Default: none. */
  public List<URLProtocol.Factory> protocolClasses() {
    return settings.protocolClasses;
  }

  /**
   * Whether HTTP/3 may send early data. There is no HTTP/3 here yet, so it changes nothing.
   * Default: false.
   */
  public boolean enablesEarlyData() {
    return settings.enablesEarlyData;
  }

  /**
   * Which of Apple's two loaders to use. There is one here, so it changes nothing. Default: true.
   */
  public boolean usesClassicLoadingMode() {
    return settings.usesClassicLoadingMode;
  }

  /** The versions of HTTP to speak. Not in Apple's API. Default: all. */
  public Set<HTTPVersion> httpVersions() {
    return settings.httpVersions;
  }

  /**
   * Decides which servers to trust, in place of the JDK's. Not in Apple's API. Default: null, the
   * JDK's.
   */
  public @Nullable X509TrustManager trustManager() {
    return settings.trustManager;
  }

  /**
   * Tells what the network is like. Not in Apple's API. Default: null, the machine's interfaces.
   */
  public @Nullable NetworkPathMonitor networkPathMonitor() {
    return settings.networkPathMonitor;
  }

  /** Where {@code http:} may be used. Apple: App Transport Security. Default: everywhere. */
  public CleartextPolicy cleartextPolicy() {
    return settings.cleartextPolicy;
  }

  /** Has the last word on each request that is sent. Not in Apple's API. Default: null, nobody. */
  public @Nullable RequestAuthorizer requestAuthorizer() {
    return settings.requestAuthorizer;
  }

  /** How many redirects a task follows (B-139). Not in Apple's API. Default: 20. */
  public int maximumRedirects() {
    return settings.maximumRedirects;
  }

  /** How many bytes the header of a response may have. Not in Apple's API. Default: 64 KiB. */
  public int maximumHeaderBytes() {
    return settings.maximumHeaderBytes;
  }

  /** How many fields the header of a response may have. Not in Apple's API. Default: 256. */
  public int maximumHeaderCount() {
    return settings.maximumHeaderCount;
  }

  /**
   * How many bytes an encoded body may decode to, against decompression bombs. Not in Apple's API.
   * Default: 16 GiB.
   */
  public long maximumDecodedBytes() {
    return settings.maximumDecodedBytes;
  }

  /**
   * Where downloads are written before they are handed over; best on the volume they will stay on.
   * Not in Apple's API. Default: null, the system's temporary directory.
   */
  public @Nullable Path downloadDirectory() {
    return settings.downloadDirectory;
  }

  /** How long a suspended download keeps its connection. Not in Apple's API. Default: 30 s. */
  public Duration suspendedConnectionLifetime() {
    return settings.suspendedConnectionLifetime;
  }
}

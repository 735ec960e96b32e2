// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether {@code http:} may be used. Apple: App Transport Security, which an app declares in its
 * property list; here a session does (B-242).
 *
 * <p>What is refused fails with {@link
 * URLError.Code#APP_TRANSPORT_SECURITY_REQUIRES_SECURE_CONNECTION}, a redirect to it as well
 * (B-144), before a name is looked up. Immutable and thread-safe.
 */
public final class CleartextPolicy {

  /** Everywhere. The default. */
  public static final CleartextPolicy ALLOWED =
      new CleartextPolicy(true, false, Set.of(), Set.of());

  /** Nowhere, but for the exceptions added. */
  public static final CleartextPolicy FORBIDDEN =
      new CleartextPolicy(false, false, Set.of(), Set.of());

  private final boolean allowed;
  private final boolean local;
  private final Set<String> hosts;
  private final Set<String> domains;

  private CleartextPolicy(boolean allowed, boolean local, Set<String> hosts, Set<String> domains) {
    this.allowed = allowed;
    this.local = local;
    this.hosts = hosts;
    this.domains = domains;
  }

  /**
   * The same, with this host excepted. Apple: {@code NSExceptionAllowsInsecureHTTPLoads}.
   *
   * @param host a name or an address
   */
  public CleartextPolicy except(String host) {
    return new CleartextPolicy(allowed, local, with(hosts, host), domains);
  }

  /**
   * The same, with this domain and all below it excepted. Apple: the same with {@code
   * NSIncludesSubdomains}.
   *
   * @param domain such as example.com
   */
  public CleartextPolicy exceptDomain(String domain) {
    return new CleartextPolicy(allowed, local, hosts, with(domains, domain));
  }

  /**
   * The same, with this machine, names without a dot and {@code .local} excepted. Apple: {@code
   * NSAllowsLocalNetworking}.
   */
  public CleartextPolicy exceptLocalNetworking() {
    return new CleartextPolicy(allowed, true, hosts, domains);
  }

  private static Set<String> with(Set<String> names, String name) {
    Set<String> more = new TreeSet<>(names);
    more.add(plain(name));
    return Set.copyOf(more);
  }

  private static String plain(String name) {
    String host = name.startsWith("[") ? name : IDN.toASCII(name);
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Whether the URL may be loaded as far as this policy goes. */
  public boolean permits(URI url) {
    String scheme = url.getScheme();
    if (allowed || scheme == null || !scheme.equalsIgnoreCase("http")) {
      return true;
    }
    return isExcepted(url.getHost());
  }

  private boolean isExcepted(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = plain(host);
    return hosts.contains(name)
        || domains.stream().anyMatch(domain -> isWithin(name, domain))
        || (local && isLocal(name));
  }

  private static boolean isWithin(String name, String domain) {
    return name.equals(domain) || name.endsWith("." + domain);
  }

  private static boolean isLocal(String name) {
    return (name.indexOf('.') < 0 && name.indexOf(':') < 0)
        || isWithin(name, "localhost")
        || isWithin(name, "local")
        || name.matches("127\\.\\d+\\.\\d+\\.\\d+")
        || name.equals("[::1]");
  }

  /** Whether it forbids, and how many exceptions there are. */
  @Override
  public String toString() {
    return allowed
        ? "CleartextPolicy[allowed]"
        : "CleartextPolicy[forbidden, " + (hosts.size() + domains.size()) + " exceptions]";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLSessionUsageException;
import dev.urlsession.internal.transport.Origin;
import dev.urlsession.internal.transport.Route;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxies a script finds ("proxy auto-config", PAC). The script is read when it is first
 * needed, and asked anew for each request. Needs {@code org.mozilla:rhino}.
 */
final class ScriptedProxies implements ProxyRules {

  private final ScriptSource source;
  private @Nullable ProxyScript script;

  private ScriptedProxies(ScriptSource source) {
    this.source = source;
  }

  static ScriptedProxies of(Map<String, Object> settings) {
    if (!isAvailable()) {
      throw new URLSessionUsageException(
          "Proxy scripts are run by Rhino: put org.mozilla:rhino on the class path.");
    }
    return new ScriptedProxies(
        ScriptSource.of(
            ProxyDictionary.text(settings, "ProxyAutoConfigJavaScript"),
            ProxyDictionary.text(settings, "ProxyAutoConfigURLString")));
  }

  private static boolean isAvailable() {
    try {
      Class.forName(
          "org.mozilla.javascript.Context", false, ScriptedProxies.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  @Override
  public List<Route> routes(URI url, Origin origin) throws URLError {
    try {
      return ScriptAnswer.routes(
          script().findProxyForURL(shown(url, origin), origin.host()), origin);
    } catch (IOException failed) {
      throw URLError.of(
          Code.CANNOT_CONNECT_TO_HOST,
          "The script that should find the proxy failed: " + failed.getMessage(),
          failed);
    }
  }

  /** Of a secure URL a script sees the host only, as in browsers: it may come over plain HTTP. */
  private static String shown(URI url, Origin origin) {
    return origin.isSecure() ? "https://" + origin.authority() + "/" : url.toASCIIString();
  }

  private synchronized ProxyScript script() throws IOException {
    ProxyScript ready = script;
    if (ready == null) {
      ready = new ProxyScript(source.read());
      script = ready;
    }
    return ready;
  }

  @Override
  public boolean mayBlock() {
    return true;
  }
}

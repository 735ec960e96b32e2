// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/**
 * A proxy script, run by Rhino within limits: no Java in reach, a bounded stack, and a few seconds.
 * May block: scripts look up names. Calls come one after the other.
 */
final class ProxyScript {

  private final ScriptLimits limits = new ScriptLimits();
  private final ScriptableObject scope;

  ProxyScript(String source) throws IOException {
    Context context = limits.enterContext();
    try {
      scope = context.initSafeStandardObjects();
      ScriptFunctions.define(scope);
      context.evaluateString(scope, ScriptFunctions.WRITTEN, "functions", 1, null);
      context.evaluateString(scope, source, "script", 1, null);
    } catch (RhinoException | ScriptLimits.Exceeded | StackOverflowError broken) {
      throw failure(broken);
    } finally {
      Context.exit();
    }
  }

  /** The script's answer; null when it has none. */
  synchronized @Nullable String findProxyForURL(String url, String host) throws IOException {
    Context context = limits.enterContext();
    try {
      Object function = ScriptableObject.getProperty(scope, "FindProxyForURL");
      if (!(function instanceof Function find)) {
        throw new IOException("it has no function FindProxyForURL");
      }
      Object answer = find.call(context, scope, scope, new Object[] {url, host});
      return answer == null || Undefined.isUndefined(answer) || answer == Scriptable.NOT_FOUND
          ? null
          : Context.toString(answer);
    } catch (RhinoException | ScriptLimits.Exceeded | StackOverflowError broken) {
      throw failure(broken);
    } finally {
      Context.exit();
    }
  }

  private static IOException failure(Throwable broken) {
    String why =
        broken instanceof RhinoException said
            ? said.details()
            : broken instanceof ScriptLimits.Exceeded
                ? broken.getMessage()
                : "its stack is too deep";
    return new IOException(why, broken);
  }
}

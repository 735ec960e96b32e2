// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One challenge of a WWW-Authenticate or Proxy-Authenticate field (RFC 9110, 11.3).
 *
 * @param scheme in lower case
 * @param token what follows the scheme in one piece; null when there are parameters or nothing
 * @param parameters by name in lower case, without quotes and escapes
 */
record Challenge(String scheme, @Nullable String token, Map<String, String> parameters) {

  Challenge {
    scheme = scheme.toLowerCase(Locale.ROOT);
    parameters = Map.copyOf(parameters);
  }

  @Nullable String parameter(String name) {
    return parameters.get(name);
  }
}

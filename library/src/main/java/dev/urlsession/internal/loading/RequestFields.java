// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.cache.Selector;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a request as they go out, put together only when one of the automatic is asked. */
final class RequestFields implements Selector.Fields {

  private static final Set<String> AUTOMATIC =
      Set.of("accept", "accept-language", "accept-encoding", "user-agent");

  private final URLRequest request;
  private final Load load;
  private @Nullable HTTPHeaders all;

  RequestFields(URLRequest request, Load load) {
    this.request = request;
    this.load = load;
  }

  @Override
  public @Nullable String value(String name) {
    String own = request.headers().value(name);
    if (own == null) {
      own = load.environment().configuration().httpAdditionalHeaders().value(name);
    }
    if (own == null && name.equalsIgnoreCase("Authorization")) {
      // What is shown changes each time; who shows it does not.
      return load.shownAs();
    }
    return own == null && AUTOMATIC.contains(name.toLowerCase(Locale.ROOT))
        ? all().value(name)
        : own;
  }

  private HTTPHeaders all() {
    HTTPHeaders known = all;
    if (known == null) {
      known = WireHeaders.of(request, load.environment().configuration(), load.terms());
      all = known;
    }
    return known;
  }
}

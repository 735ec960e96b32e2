// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Which answer a request gets: the one added last among those that fit. */
final class Routes {

  private record Route(@Nullable String method, String path, Answer answer) {

    boolean fits(RequestHead request) {
      return (method == null || method.equals(request.method())) && fitsPath(request.path());
    }

    private boolean fitsPath(String requested) {
      return path.endsWith("*")
          ? requested.startsWith(path.substring(0, path.length() - 1))
          : requested.equals(path);
    }
  }

  private final List<Route> routes = new CopyOnWriteArrayList<>();
  private volatile Answer fallback = Answer.text("No route leads here").status(404);

  void add(@Nullable String method, String path, Answer answer) {
    if (!path.startsWith("/") && !path.equals("*")) {
      throw new IllegalArgumentException("A route's path begins with / and has no query: " + path);
    }
    routes.add(0, new Route(method, path, answer));
  }

  void fallback(Answer answer) {
    fallback = answer;
  }

  Answer find(RequestHead request) {
    for (Route route : routes) {
      if (route.fits(request)) {
        return route.answer();
      }
    }
    return fallback;
  }
}

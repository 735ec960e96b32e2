// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.scheme;

import dev.urlsession.URLProtocol;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The protocols of the shared session, the last registered first (B-320). Thread-safe. */
public final class RegisteredProtocols {

  private static final List<URLProtocol.Factory> FACTORIES = new CopyOnWriteArrayList<>();

  private RegisteredProtocols() {}

  /** Puts the factory before all others. */
  public static void register(URLProtocol.Factory factory) {
    FACTORIES.add(0, factory);
  }

  /** Takes the factory away; does nothing when it is not there. */
  public static void unregister(URLProtocol.Factory factory) {
    FACTORIES.remove(factory);
  }

  /** The factories in the order to ask them; a copy. */
  public static List<URLProtocol.Factory> registered() {
    return List.copyOf(FACTORIES);
  }
}

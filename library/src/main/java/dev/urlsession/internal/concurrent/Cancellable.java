// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.concurrent;

/** Something under way that can be called off. */
@FunctionalInterface
public interface Cancellable {

  /** Calls it off; does nothing when it is too late. */
  void cancel();
}

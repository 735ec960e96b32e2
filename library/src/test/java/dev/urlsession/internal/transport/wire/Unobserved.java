// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.internal.transport.ExchangeObserver;

/** For tests that look at little or nothing of what an exchange tells. */
interface Unobserved extends ExchangeObserver {

  @Override
  default void began() {}

  @Override
  default void activity() {}

  @Override
  default void sent(long bytes) {}

  @Override
  default void received(long bytes) {}

  @Override
  default void informed(int status, String version, HTTPHeaders headers) {}
}

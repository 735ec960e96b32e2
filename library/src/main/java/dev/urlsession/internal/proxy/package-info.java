// SPDX-License-Identifier: Apache-2.0
/**
 * Which proxies a URL goes through: settings, environment, scripts. Decides, connects to nobody.
 */
@NullMarked
package dev.urlsession.internal.proxy;

import org.jspecify.annotations.NullMarked;

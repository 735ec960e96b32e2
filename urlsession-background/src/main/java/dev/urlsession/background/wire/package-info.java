// SPDX-License-Identifier: Apache-2.0

/** What both sides put around and into the protocol's messages. */
@NullMarked
package dev.urlsession.background.wire;

import org.jspecify.annotations.NullMarked;

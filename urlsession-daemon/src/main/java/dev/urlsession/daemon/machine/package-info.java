// SPDX-License-Identifier: Apache-2.0

/** What the machine is like: its network and its power. */
@NullMarked
package dev.urlsession.daemon.machine;

import org.jspecify.annotations.NullMarked;

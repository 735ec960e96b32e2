// SPDX-License-Identifier: Apache-2.0

/** urlsessiond as a process: its lock, its start and its end. */
@NullMarked
package dev.urlsession.daemon;

import org.jspecify.annotations.NullMarked;

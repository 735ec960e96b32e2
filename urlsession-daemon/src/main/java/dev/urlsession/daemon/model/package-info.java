// SPDX-License-Identifier: Apache-2.0

/** What a background transfer is, what states it goes through, and what is told of it. Pure. */
@NullMarked
package dev.urlsession.daemon.model;

import org.jspecify.annotations.NullMarked;

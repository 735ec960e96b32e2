// SPDX-License-Identifier: Apache-2.0
/**
 * How one proves oneself: the grammar of challenges, which of them to answer first, and the schemes
 * that turn a credential into a header. Knows no sockets, no tasks and no delegates.
 */
@NullMarked
package dev.urlsession.internal.auth;

import org.jspecify.annotations.NullMarked;

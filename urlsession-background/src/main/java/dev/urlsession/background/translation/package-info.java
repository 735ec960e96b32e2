// SPDX-License-Identifier: Apache-2.0

/**
 * Requests, responses, failures and metrics as messages of the protocol, and back. Both sides use
 * it, so that what one writes the other reads.
 */
@NullMarked
package dev.urlsession.background.translation;

import org.jspecify.annotations.NullMarked;

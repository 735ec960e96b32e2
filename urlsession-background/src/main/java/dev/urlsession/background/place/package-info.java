// SPDX-License-Identifier: Apache-2.0

/**
 * Where the daemon and its clients meet: every path, and the small files both sides read. All of it
 * is the user's own: directories 0700, files 0600, checked before they are believed.
 */
@NullMarked
package dev.urlsession.background.place;

import org.jspecify.annotations.NullMarked;

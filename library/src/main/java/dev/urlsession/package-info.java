// SPDX-License-Identifier: Apache-2.0

/**
 * Apple's URL Loading System for the JVM: sessions, tasks, delegates and the values they trade,
 * under Apple's names without the {@code NS}.
 */
@NullMarked
package dev.urlsession;

import org.jspecify.annotations.NullMarked;

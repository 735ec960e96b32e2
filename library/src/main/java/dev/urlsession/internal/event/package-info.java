// SPDX-License-Identifier: Apache-2.0
/** What the user must hear about a task, and how it is heard. */
@NullMarked
package dev.urlsession.internal.event;

import org.jspecify.annotations.NullMarked;

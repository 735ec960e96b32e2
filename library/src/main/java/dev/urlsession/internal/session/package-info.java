// SPDX-License-Identifier: Apache-2.0
/** Sessions: who owns the tasks, who is told what, and on which queue. The top of the house. */
@NullMarked
package dev.urlsession.internal.session;

import org.jspecify.annotations.NullMarked;

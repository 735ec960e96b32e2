// SPDX-License-Identifier: Apache-2.0
/** The documents say what is: names exist, rules have tests. */
@NullMarked
package dev.urlsession.docs;

import org.jspecify.annotations.NullMarked;

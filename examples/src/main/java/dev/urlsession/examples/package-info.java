// SPDX-License-Identifier: Apache-2.0
/** One small program for each recipe. */
@NullMarked
package dev.urlsession.examples;

import org.jspecify.annotations.NullMarked;

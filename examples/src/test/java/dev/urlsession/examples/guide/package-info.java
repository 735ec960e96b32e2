// SPDX-License-Identifier: Apache-2.0
/** The snippets of the guide, compiled and run. */
@NullMarked
package dev.urlsession.examples.guide;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** What the schemes other than http and https mean. */
@NullMarked
package dev.urlsession.internal.scheme;

import org.jspecify.annotations.NullMarked;

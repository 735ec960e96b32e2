// SPDX-License-Identifier: Apache-2.0
/**
 * From a request to its response: the stages of a load, written down in order in {@link
 * dev.urlsession.internal.loading.LoadingPipeline}. A request goes down as an argument, the
 * response comes back as a future, and what the user must hear goes out through the load's sink.
 */
@NullMarked
package dev.urlsession.internal.loading;

import org.jspecify.annotations.NullMarked;

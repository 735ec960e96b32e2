// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLSessionTask;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks of its load.
 *
 * @param toFile whether the body goes to a file: it is then asked for without a content coding,
 *     since a range of an encoded body cannot be appended
 * @param priority who gets the next free connection first, to begin with
 * @param task whose load it is, for custom protocols (B-321); null when there is none
 */
public record LoadTerms(boolean toFile, float priority, @Nullable URLSessionTask task) {}

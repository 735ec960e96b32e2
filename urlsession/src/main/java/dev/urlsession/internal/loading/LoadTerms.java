// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

/**
 * What a task asks of its load.
 *
 * @param toFile whether the body goes to a file: it is then asked for without a content coding,
 *     since a range of an encoded body cannot be appended
 * @param priority who gets the next free connection first, to begin with
 */
public record LoadTerms(boolean toFile, float priority) {}

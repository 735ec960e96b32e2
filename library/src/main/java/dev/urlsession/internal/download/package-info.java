// SPDX-License-Identifier: Apache-2.0
/**
 * Download files and resume data: what is decided or done with a file, never with a socket.
 *
 * <p>{@link dev.urlsession.internal.download.PartFile} receives the body, {@link
 * dev.urlsession.internal.download.ResumePolicy} decides what an answer means for what is already
 * held, and {@link dev.urlsession.internal.download.ResumeDataFormat} turns a stopped download into
 * bytes and back.
 */
@NullMarked
package dev.urlsession.internal.download;

import org.jspecify.annotations.NullMarked;

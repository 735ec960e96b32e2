// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.daemon.model.ResponseHead;
import dev.urlsession.internal.download.ResumeData;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param error null when it ended well
 * @param refused why its answer was not taken; null when it was, or none came
 * @param response the answer; null when none came
 * @param file the part file that is complete; null without
 * @param held from where it could go on; null from the start only
 * @param restarts how often it began anew because the content changed
 * @param progressed whether a byte came or the server answered, so that failures count anew
 * @param reachedServer whether a byte of the request was sent
 */
record TransferEnd(
    @Nullable URLError error,
    AnswerPolicy.@Nullable Verdict refused,
    @Nullable ResponseHead response,
    @Nullable Path file,
    @Nullable ResumeData held,
    long received,
    long sent,
    int restarts,
    boolean progressed,
    boolean reachedServer,
    @Nullable URLSessionTaskMetrics metrics) {}

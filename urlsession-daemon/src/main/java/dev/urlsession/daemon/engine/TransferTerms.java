// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.URLError;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.ResumeData;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer needs of its surroundings.
 *
 * @param held from where it goes on; null for the start
 * @param loop of its session
 * @param challenges answers what it is asked
 * @param largestBody longer ones fail (S14)
 */
record TransferTerms(
    @Nullable ResumeData held,
    Timers timers,
    Loop loop,
    LiveEvents live,
    ChallengeDesk challenges,
    SpaceGuard space,
    long largestBody) {

  /** What a volume without room is for the application. */
  URLError noRoom() {
    return URLError.of(
        URLError.Code.CANNOT_WRITE_TO_FILE,
        "There is too little room for the download.",
        new IOException("no space left"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Where a working daemon can be made to die. */
final class CrashMoments {

  /** What a process that was killed ends with, by others or at such a point. */
  static final int KILLED = 137;

  private static final int PASSES = 5;

  private static final List<String> POINTS =
      Stream.concat(
              Stream.of(
                  "engine.after-beginning",
                  "engine.before-checkpoint",
                  "engine.after-checkpoint",
                  "engine.before-finalizing",
                  "engine.before-done",
                  "engine.before-rename",
                  "engine.after-rename"),
              Stream.of(
                      "attach",
                      "enqueue",
                      "claim",
                      "checkpoint",
                      "hold",
                      "wake",
                      "verify",
                      "finalizing",
                      "done",
                      "release",
                      "events",
                      "acknowledge")
                  .flatMap(
                      command -> Stream.of(command + ".before-commit", command + ".after-commit")))
          .toList();

  private CrashMoments() {}

  /** A point, and at which passing of it. */
  static String pick(Random dice) {
    return POINTS.get(dice.nextInt(POINTS.size())) + "#" + (1 + dice.nextInt(PASSES));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the answer goes and what of it. */
final class AnswerOptions {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file instead of standard output; - is standard output.")
  private @Nullable Path file;

  @Option(
      names = {"-i", "--include"},
      description = "Write the response's head before the body.")
  private boolean include;

  @Option(
      names = {"-f", "--fail"},
      description = "Status 4xx and 5xx is a failure (22) and its body is not written.")
  private boolean fail;

  boolean fails() {
    return fail;
  }

  boolean includesHead() {
    return include;
  }

  @Nullable Path file() {
    return file == null || file.toString().equals("-") ? null : file;
  }
}

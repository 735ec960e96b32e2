// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import picocli.CommandLine.Option;

/** What is told beside the result. */
final class ReportOptions {

  @Option(
      names = {"-s", "--silent"},
      description = "No progress and no events; errors are still told.")
  private boolean silent;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show heads of requests and responses on standard error, secrets hidden.")
  private boolean verbose;

  @Option(
      names = "--metrics",
      description = "Print the task's metrics as a line of JSON on standard error.")
  private boolean metrics;

  boolean isSilent() {
    return silent;
  }

  boolean isVerbose() {
    return verbose;
  }

  boolean wantsMetrics() {
    return metrics;
  }
}

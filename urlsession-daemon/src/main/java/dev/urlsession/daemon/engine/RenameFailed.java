// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.TaskResult;
import java.io.IOException;

/** A complete file could not get its name; the row says which, so it is tried again. */
final class RenameFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient TaskResult result;

  RenameFailed(TaskResult result, IOException cause) {
    super(cause);
    this.result = result;
  }

  /** What is told when it has it. */
  TaskResult result() {
    return result;
  }
}

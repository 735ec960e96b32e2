// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/** Something whose progress can be watched. Apple: {@code NSProgressReporting}. */
public interface ProgressReporting {

  /** How far it is: the same object at every call, from any thread. */
  Progress progress();
}

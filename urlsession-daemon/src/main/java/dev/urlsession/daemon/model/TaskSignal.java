// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/** What moves a task from one state to another. */
public enum TaskSignal {
  /** The application wants it to run. */
  RESUME,
  /** The application wants it to stop for now. */
  SUSPEND,
  /** The application gave it up. */
  CANCEL,
  /** The engine takes it. */
  CLAIM,
  /** The engine lets go: it cannot go on before something happens. */
  HOLD,
  /** The engine lets go: the application wanted so, or somebody else may take it. */
  RELEASE,
  /** What it waited for has happened. */
  WAKE,
  /** All bytes are durable. */
  VERIFY,
  /** The bytes are right, the file may get its name. */
  FINALIZE,
  /** The engine lost what it had and begins again. */
  RESTART,
  /** It ended well. */
  SUCCEED,
  /** It ended otherwise. */
  FAIL,
  /** The daemon started: whoever ran it is gone. */
  RECOVER,
  /** The application had its last event. */
  ACK
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/** Why a task is held back. */
public enum WaitReason {
  /** A failed attempt; the next one is later. */
  BACKOFF,
  /** The server asked for a pause ({@code Retry-After}). */
  TOLD_TO_WAIT,
  /** {@code earliestBeginDate} has not come. */
  EARLIEST_BEGIN,
  /** The application was asked whether the delayed request is still right. */
  DELAYED_REQUEST,
  /** No way to the network. */
  NO_NETWORK,
  /** The network there is costs more than the task may spend. */
  METERED,
  /** A discretionary task waits for power or quiet. */
  POWER,
  /** The volume of its file is full. */
  DISK_FULL,
  /** Its host fails too often. */
  HOST_BREAKER,
  /** The application runs as many as it may. */
  APP_QUOTA,
  /** Its application made it when it was started for its events, and must not be so too often. */
  LAUNCH_DELAY,
  /** Only the application can help: credentials, a new URL. */
  APP_ATTENTION,
  /** It was asked for a password, a certificate or trust while its application was away. */
  CHALLENGE
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/** What the application wants of a task. */
public enum Desired {
  RUN,
  SUSPEND,
  CANCEL
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/** The two kinds of task a background session has (B-055). */
public enum TaskKind {
  DOWNLOAD,
  UPLOAD
}

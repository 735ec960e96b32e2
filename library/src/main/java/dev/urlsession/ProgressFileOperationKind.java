// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/** What is done to files. Apple: {@code NSProgressFileOperationKind}. */
public enum ProgressFileOperationKind {
  /** Loaded from afar. */
  DOWNLOADING("Downloading"),
  /** Unpacked after it was loaded. */
  DECOMPRESSING_AFTER_DOWNLOADING("Decompressing"),
  /** Taken from another device. */
  RECEIVING("Receiving"),
  /** Copied. */
  COPYING("Copying"),
  /** Sent. */
  UPLOADING("Uploading"),
  /** Copied beside itself. */
  DUPLICATING("Duplicating");

  private final String verb;

  ProgressFileOperationKind(String verb) {
    this.verb = verb;
  }

  String verb() {
    return verb;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

/** What the streams of one HTTP/2 connection share. Event loop only. */
final class Http2Session {

  private final int connection;
  private int requests;
  private boolean closeOnNext;

  Http2Session(int connection) {
    this.connection = connection;
  }

  int connection() {
    return connection;
  }

  int nextRequest() {
    return ++requests;
  }

  boolean closesOnNext() {
    return closeOnNext;
  }

  void closeOnNext() {
    closeOnNext = true;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

/** What was received of a request's body. The array is not shared with anyone who writes to it. */
@SuppressWarnings("ArrayRecordComponent")
record ReceivedBody(byte[] kept, long length, String sha256, boolean complete) {}

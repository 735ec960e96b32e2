// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

/** The bounds a server keeps. */
record Limits(int maxRecordedBody, int maxHeaderBytes, long maxConcurrentStreams) {}

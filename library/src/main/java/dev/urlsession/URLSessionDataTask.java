// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/** A task that hands the body over in memory. Apple: {@code NSURLSessionDataTask}. */
public interface URLSessionDataTask extends URLSessionTask {}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/**
 * A task that sends a body given apart from the request, and hands the answer over as a data task
 * does. The given body overrides the request's (B-080). Apple: {@code NSURLSessionUploadTask}.
 */
public interface URLSessionUploadTask extends URLSessionDataTask {}

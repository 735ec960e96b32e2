// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

/** Measures one contender or reference once, in a process of its own. */
interface Runner {
  String id();

  Result measure(Workload workload) throws Exception;

  /** What was found, and the process's peak resident memory; 0 means not known. */
  record Result(Rate rate, long residentKiB) {}
}

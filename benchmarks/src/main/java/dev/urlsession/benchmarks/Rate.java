// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

/**
 * What one measurement found.
 *
 * @param value in the workload's unit
 * @param cpuMicros CPU time of the client for each request, or for each MiB; 0 if not known
 * @param fresh the value of the first pass in the process; 0 where there are no passes
 */
record Rate(double value, double cpuMicros, double fresh) {
  Rate(double value, double cpuMicros) {
    this(value, cpuMicros, 0);
  }
}

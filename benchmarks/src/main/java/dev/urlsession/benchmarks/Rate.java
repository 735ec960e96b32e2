// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

/**
 * What one measurement found.
 *
 * @param value in the workload's unit
 * @param cpuMicros CPU time of the client for each request, or for each MiB; 0 if not known
 */
record Rate(double value, double cpuMicros) {}

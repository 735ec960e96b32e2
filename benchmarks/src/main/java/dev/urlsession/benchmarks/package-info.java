// SPDX-License-Identifier: Apache-2.0
/** Side-by-side runs of this library and other HTTP clients; started by {@code run.sh}. */
package dev.urlsession.benchmarks;

// SPDX-License-Identifier: Apache-2.0
/** Single pieces that run for each request or each piece of a body; {@code jmh.sh} runs them. */
package dev.urlsession.benchmarks.jmh;

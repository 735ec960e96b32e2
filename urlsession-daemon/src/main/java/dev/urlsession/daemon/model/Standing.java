// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/** The two columns of the state machine: what the daemon did, and what the application wants. */
public record Standing(TaskState state, Desired desired) {}

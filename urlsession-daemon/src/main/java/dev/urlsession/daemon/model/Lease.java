// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.model;

/** The right to move a task: of its latest claim only. */
public record Lease(long taskId, long number) {}

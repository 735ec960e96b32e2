// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/**
 * Which event of a background session ended a task, for apps that must not act on one twice. No
 * Apple name: there the question stays open.
 *
 * <p>An event is dropped only after its last callback returned. When the app ends in between, the
 * event comes again with the same identifier: keep it beside what the callback does, in the same
 * transaction, and an event that is known already needs nothing more.
 *
 * @param identifier the same whenever this event is told, and of no other event
 * @param redelivered whether it may have been told before, in this process or an earlier one
 */
public record BackgroundDelivery(String identifier, boolean redelivered) {}

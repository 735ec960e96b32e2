// SPDX-License-Identifier: Apache-2.0

/**
 * Starts applications whose events wait: when, how often, with what, and what counts as a failure.
 *
 * <p>{@link dev.urlsession.daemon.relaunch.LaunchLimiter} decides and is pure; {@link
 * dev.urlsession.daemon.relaunch.Relauncher} tells the story.
 */
@NullMarked
package dev.urlsession.daemon.relaunch;

import org.jspecify.annotations.NullMarked;

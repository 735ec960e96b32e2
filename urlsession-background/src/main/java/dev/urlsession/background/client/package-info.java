// SPDX-License-Identifier: Apache-2.0

/**
 * An application's line to the daemon. How to use it:
 *
 * <pre>{@code
 * DaemonClient daemon = DaemonClient.shared();           // one for each process
 * SessionChannel channel =
 *     daemon.attach(open, listener).get();               // finds or starts the daemon
 * channel.enqueue(tasks);                                // completes after the daemon's commit
 * channel.command(CommandRequest.newBuilder()…);         // likewise
 * channel.acknowledge(event.getSequence());              // after its last callback
 * channel.close();                                       // detaches; the transfers go on
 * }</pre>
 *
 * <p>A {@link dev.urlsession.background.client.SessionChannel} survives the daemon: when the line
 * breaks it finds or starts a daemon and attaches again, and calls that wait are sent again with
 * the keys they had. Its {@link dev.urlsession.background.client.SessionListener} is called on one
 * thread of the line, in order, and must not block. The messages are those of {@code
 * urlsessiond.proto}; what a call failed with is a {@link
 * dev.urlsession.background.client.DaemonException}. {@code DaemonConnection} tells the whole
 * conversation.
 */
@NullMarked
package dev.urlsession.background.client;

import org.jspecify.annotations.NullMarked;

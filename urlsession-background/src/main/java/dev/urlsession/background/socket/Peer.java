// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.socket;

/**
 * The process at the other end of a socket.
 *
 * @param sameUser whether it runs as the user we run as
 * @param processId its number, 0 where the platform does not tell
 * @param user who it runs as, for messages
 */
public record Peer(boolean sameUser, int processId, String user) {}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import dev.urlsession.background.wire.ProtocolRange;
import dev.urlsession.background.wire.Version;
import dev.urlsession.daemon.hub.AppRegistry;
import dev.urlsession.daemon.hub.SessionHub;
import dev.urlsession.daemon.log.DaemonLog;
import dev.urlsession.daemon.relaunch.Relauncher;
import dev.urlsession.daemon.store.LaunchStore;
import java.time.Clock;

/**
 * What the calls need.
 *
 * @param instance made anew at each start
 */
public record ServiceParts(
    SessionHub hub,
    AppRegistry apps,
    LaunchStore launches,
    Relauncher relauncher,
    DaemonControl control,
    DaemonLog log,
    Clock clock,
    Version version,
    ProtocolRange protocols,
    String instance) {}

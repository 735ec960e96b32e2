// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.transport.NettyLoop;
import dev.urlsession.internal.transport.TransportSettings;
import dev.urlsession.internal.transport.tls.TLS;
import dev.urlsession.internal.transport.wire.WireFields;
import io.netty.bootstrap.Bootstrap;

/** What all connections of a session are made with. */
record Workshop(
    NettyLoop loop,
    Timers timers,
    TransportSettings settings,
    TLS tls,
    WireFields fields,
    Bootstrap bootstrap) {}

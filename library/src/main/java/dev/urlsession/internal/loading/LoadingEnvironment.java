// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLProtocol;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.auth.KnownProofs;
import dev.urlsession.internal.auth.Proofs;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.concurrent.SharedTimers;
import dev.urlsession.internal.proxy.ProxyRules;
import dev.urlsession.internal.transport.Transport;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all loads of a session share.
 *
 * @param cache null when nothing is cached
 */
public record LoadingEnvironment(
    URLSessionConfiguration configuration,
    Loop loop,
    SharedTimers timers,
    Transport transport,
    Executor files,
    NetworkPathMonitor monitor,
    Supplier<List<URLProtocol.Factory>> protocols,
    Proofs proofs,
    KnownProofs known,
    ProxyRules proxies,
    @Nullable SessionCache cache) {}

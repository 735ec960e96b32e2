// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.HTTPVersion;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.SessionSettingsBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The settings of a session. */
final class SettingsCodec {

  private static final SessionSettings USUAL = SessionSettings.defaults();

  private SettingsCodec() {}

  static byte[] write(SessionSettings settings) {
    Fields.Writer fields =
        new Fields.Writer()
            .put(1, settings.timeoutForRequest())
            .put(2, settings.timeoutForResource())
            .put(3, settings.maximumConnectionsPerHost())
            .put(4, settings.discretionary())
            .put(5, settings.sendsLaunchEvents())
            .put(6, settings.allowsCellular())
            .put(7, settings.allowsExpensive())
            .put(8, settings.allowsConstrained())
            .put(9, settings.tlsMinimum())
            .put(10, settings.tlsMaximum())
            .put(12, settings.maximumRedirects())
            .put(15, settings.hearsChallenges());
    settings.httpVersions().forEach(version -> fields.put(11, version));
    settings.proxies().forEach(proxy -> fields.put(14, write(proxy)));
    HeaderCodec.write(13, settings.additionalHeaders(), fields);
    return fields.bytes();
  }

  static SessionSettings read(byte[] bytes) {
    Fields fields = Fields.read(bytes);
    return new SessionSettingsBuilder()
        .timeoutForRequest(Duration.parse(fields.required(1)))
        .timeoutForResource(Duration.parse(fields.required(2)))
        .maximumConnectionsPerHost((int) fields.number(3, USUAL.maximumConnectionsPerHost()))
        .discretionary(fields.flag(4, USUAL.discretionary()))
        .sendsLaunchEvents(fields.flag(5, USUAL.sendsLaunchEvents()))
        .allowsCellular(fields.flag(6, USUAL.allowsCellular()))
        .allowsExpensive(fields.flag(7, USUAL.allowsExpensive()))
        .allowsConstrained(fields.flag(8, USUAL.allowsConstrained()))
        .tlsMinimum(fields.constant(9, TLSProtocolVersion.class, USUAL.tlsMinimum()))
        .tlsMaximum(fields.constant(10, TLSProtocolVersion.class, USUAL.tlsMaximum()))
        .httpVersions(versions(fields))
        .maximumRedirects((int) fields.number(12, USUAL.maximumRedirects()))
        .additionalHeaders(HeaderCodec.read(13, fields))
        .proxies(fields.all(14).stream().map(SettingsCodec::proxy).toList())
        .hearsChallenges(fields.flag(15, USUAL.hearsChallenges()))
        .build();
  }

  private static Set<HTTPVersion> versions(Fields fields) {
    Set<HTTPVersion> versions = EnumSet.noneOf(HTTPVersion.class);
    for (byte[] name : fields.all(11)) {
      for (HTTPVersion version : HTTPVersion.values()) {
        if (version.name().equals(new String(name, StandardCharsets.UTF_8))) {
          versions.add(version);
        }
      }
    }
    return versions;
  }

  /** Without its credential: secrets have no place in the store. */
  private static byte[] write(ProxyConfiguration proxy) {
    Fields.Writer fields =
        new Fields.Writer()
            .put(1, proxy.kind())
            .put(2, proxy.host())
            .put(3, proxy.port())
            .put(6, proxy.allowsFailover());
    proxy.matchDomains().forEach(domain -> fields.put(4, domain));
    proxy.excludedDomains().forEach(domain -> fields.put(5, domain));
    return fields.bytes();
  }

  private static ProxyConfiguration proxy(byte[] bytes) {
    Fields fields = Fields.read(bytes);
    return new ProxyConfiguration(
        ProxyConfiguration.Kind.valueOf(fields.required(1)),
        fields.required(2),
        (int) fields.number(3, 0),
        texts(4, fields),
        texts(5, fields),
        fields.flag(6, false),
        null);
  }

  private static List<String> texts(int tag, Fields fields) {
    return fields.all(tag).stream().map(text -> new String(text, StandardCharsets.UTF_8)).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.server;

import com.google.protobuf.ByteString;
import dev.urlsession.HTTPVersion;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.TLSProtocolVersion;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.Proxy;
import dev.urlsession.background.protocol.SessionSettings;
import dev.urlsession.background.protocol.Update;
import dev.urlsession.background.translation.Requests;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.SessionSettingsBuilder;
import dev.urlsession.daemon.model.TaskChange;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.UploadSource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages as the daemon's records. What is wrong in them is an {@link IllegalArgumentException}.
 */
final class Records {

  private static final int UUID_BYTES = 16;

  private Records() {}

  static dev.urlsession.daemon.model.NewTask of(NewTask message) {
    return dev.urlsession.daemon.model.NewTask.builder(
            TaskKind.valueOf(known(message.getKind()).name()),
            Requests.fromMessage(message.getRequest()))
        .taskIdentifier(message.getIdentifier())
        .clientKey(uuid(message.getKey()))
        .source(message.hasSource() ? source(message) : null)
        .desired(Desired.valueOf(known(message.getDesired()).name()))
        .description(message.getDescription().isEmpty() ? null : message.getDescription())
        .priority(message.getPriority())
        .earliestBegin(instant(message.getEarliestBegin()))
        .expectedToSend(message.getExpectsToSend())
        .expectedToReceive(message.getExpectsToReceive())
        .resumeData(
            message.getResumeData().isEmpty() ? null : message.getResumeData().toByteArray())
        .hearsChallenges(message.getHearsChallenges())
        .build();
  }

  private static <E extends Enum<E>> E known(E constant) {
    if (constant.name().equals("UNRECOGNIZED")) {
      throw new IllegalArgumentException(
          "A constant of a newer protocol; the daemon is too old for it.");
    }
    return constant;
  }

  private static UploadSource source(NewTask message) {
    dev.urlsession.background.protocol.UploadSource source = message.getSource();
    return new UploadSource(
        Path.of(source.getPath()),
        source.getSize(),
        source.getModified(),
        source.getFileKey().isEmpty() ? null : source.getFileKey(),
        source.getSpooled());
  }

  private static UUID uuid(ByteString key) {
    if (key.size() != UUID_BYTES) {
      throw new IllegalArgumentException("The key of a task is a UUID of 16 bytes.");
    }
    ByteBuffer bytes = key.asReadOnlyByteBuffer();
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  static List<TaskChange> of(Update update) {
    List<TaskChange> changes = new ArrayList<>();
    if (update.hasDescription()) {
      changes.add(
          new TaskChange.Description(
              update.getDescription().isEmpty() ? null : update.getDescription()));
    }
    if (update.hasPriority()) {
      changes.add(new TaskChange.Priority(update.getPriority()));
    }
    if (update.hasEarliestBegin()) {
      changes.add(new TaskChange.EarliestBegin(instant(update.getEarliestBegin())));
    }
    if (update.hasExpectsToSend() && update.hasExpectsToReceive()) {
      changes.add(
          new TaskChange.ExpectedCounts(update.getExpectsToSend(), update.getExpectsToReceive()));
    }
    if (update.hasRequest()) {
      changes.add(new TaskChange.Request(Requests.fromMessage(update.getRequest())));
    }
    return changes;
  }

  static dev.urlsession.daemon.model.SessionSettings of(SessionSettings message) {
    return new SessionSettingsBuilder()
        .timeoutForRequest(Duration.ofMillis(message.getTimeoutForRequest()))
        .timeoutForResource(Duration.ofMillis(message.getTimeoutForResource()))
        .maximumConnectionsPerHost(message.getMaximumConnectionsPerHost())
        .discretionary(message.getDiscretionary())
        .sendsLaunchEvents(message.getSendsLaunchEvents())
        .allowsCellular(message.getAllowsCellular())
        .allowsExpensive(message.getAllowsExpensive())
        .allowsConstrained(message.getAllowsConstrained())
        .tlsMinimum(constant(TLSProtocolVersion.TLS_1_2, message.getTlsMinimum()))
        .tlsMaximum(constant(TLSProtocolVersion.TLS_1_3, message.getTlsMaximum()))
        .httpVersions(versions(message.getHttpVersionsList()))
        .maximumRedirects(message.getMaximumRedirects())
        .additionalHeaders(Requests.headers(message.getAdditionalHeadersList()))
        .proxies(message.getProxiesList().stream().map(Records::proxy).toList())
        .hearsChallenges(message.getHearsChallenges())
        .build();
  }

  private static Set<HTTPVersion> versions(List<String> names) {
    Set<HTTPVersion> versions = EnumSet.noneOf(HTTPVersion.class);
    for (HTTPVersion version : HTTPVersion.values()) {
      if (names.contains(version.name())) {
        versions.add(version);
      }
    }
    return versions.isEmpty() ? EnumSet.allOf(HTTPVersion.class) : versions;
  }

  private static <E extends Enum<E>> E constant(E otherwise, String name) {
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return otherwise;
  }

  /** Without a credential: the protocol has none, and the store would not keep it. */
  private static ProxyConfiguration proxy(Proxy message) {
    return new ProxyConfiguration(
        ProxyConfiguration.Kind.valueOf(message.getKind()),
        message.getHost(),
        message.getPort(),
        message.getMatchDomainsList(),
        message.getExcludedDomainsList(),
        message.getAllowsFailover(),
        null);
  }

  static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}

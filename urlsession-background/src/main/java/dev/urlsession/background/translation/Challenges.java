// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import com.google.protobuf.ByteString;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.ServerTrust;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLProtectionSpace.ProxyType;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.protocol.ProtectionSpace;
import dev.urlsession.background.protocol.ShownCertificates;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** What a server or proxy asks, without whose question it is. */
public final class Challenges {

  private Challenges() {}

  /** As a message. */
  public static Challenge.Builder toMessage(URLAuthenticationChallenge challenge) {
    Challenge.Builder message =
        Challenge.newBuilder()
            .setSpace(space(challenge.protectionSpace()))
            .setPreviousFailures(challenge.previousFailureCount());
    URLCredential proposed = challenge.proposedCredential();
    if (proposed != null) {
      try {
        message.setProposed(Credentials.toMessage(proposed));
      } catch (URLError notSendable) {
        // Only a proposal.
      }
    }
    if (challenge.failureResponse() instanceof HTTPURLResponse response) {
      message.setFailureResponse(Responses.toMessage(response));
    }
    return message;
  }

  private static ProtectionSpace space(URLProtectionSpace space) {
    ProtectionSpace.Builder message =
        ProtectionSpace.newBuilder()
            .setHost(space.host())
            .setPort(space.port())
            .setMethod(space.authenticationMethod().name());
    if (space.protocol() != null) {
      message.setProtocol(space.protocol());
    }
    if (space.proxyType() != null) {
      message.setProxyType(space.proxyType().name());
    }
    if (space.realm() != null) {
      message.setRealm(space.realm());
    }
    List<X500Principal> names = space.distinguishedNames();
    if (names != null) {
      names.forEach(name -> message.addDistinguishedNames(ByteString.copyFrom(name.getEncoded())));
    }
    ServerTrust trust = space.serverTrust();
    if (trust != null) {
      message.setShown(
          ShownCertificates.newBuilder()
              .setHost(trust.host())
              .addAllCertificates(Certificates.toMessage(trust.certificates()))
              .addAllOcspResponses(
                  trust.ocspResponses().stream().map(ByteString::copyFrom).toList()));
    }
    return message.build();
  }

  /**
   * From a message.
   *
   * @throws IllegalArgumentException when it is of a newer protocol, or a certificate in it is none
   */
  public static URLAuthenticationChallenge fromMessage(Challenge message) {
    URLProtectionSpace space = space(message.getSpace());
    return URLAuthenticationChallenge.builder(space)
        .proposedCredential(proposed(message, space))
        .previousFailureCount(message.getPreviousFailures())
        .failureResponse(
            Responses.fromMessage(message.hasFailureResponse(), message.getFailureResponse()))
        .build();
  }

  private static @Nullable URLCredential proposed(Challenge message, URLProtectionSpace space) {
    return message.hasProposed()
        ? Credentials.fromMessage(message.getProposed(), space.serverTrust())
        : null;
  }

  private static URLProtectionSpace space(ProtectionSpace message) {
    AuthenticationMethod method = AuthenticationMethod.valueOf(message.getMethod());
    String realm = message.hasRealm() ? message.getRealm() : null;
    URLProtectionSpace space =
        message.getProxyType().isEmpty()
            ? URLProtectionSpace.of(
                message.getHost(), message.getPort(), message.getProtocol(), realm, method)
            : URLProtectionSpace.ofProxy(
                message.getHost(),
                message.getPort(),
                ProxyType.valueOf(message.getProxyType()),
                realm,
                method);
    if (method == AuthenticationMethod.CLIENT_CERTIFICATE) {
      return space.withDistinguishedNames(
          message.getDistinguishedNamesList().stream()
              .map(name -> new X500Principal(name.toByteArray()))
              .toList());
    }
    return message.hasShown() ? space.withServerTrust(trust(message.getShown())) : space;
  }

  private static ServerTrust trust(ShownCertificates shown) {
    return ServerTrust.of(Certificates.fromMessage(shown.getCertificatesList()), shown.getHost())
        .withOCSPResponses(
            shown.getOcspResponsesList().stream().map(ByteString::toByteArray).toList());
  }
}

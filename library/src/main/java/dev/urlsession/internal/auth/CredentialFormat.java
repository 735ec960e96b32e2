// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import dev.urlsession.URLCredential;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import dev.urlsession.URLProtectionSpace.ProxyType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes inside the key store: see {@code docs/formats/credentials.md}. */
final class CredentialFormat {

  private static final int VERSION = 1;
  private static final int MOST = 100_000;

  private CredentialFormat() {}

  static byte[] encode(List<StoredCredential> credentials) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(VERSION);
    out.writeInt(credentials.size());
    for (StoredCredential one : credentials) {
      URLProtectionSpace space = one.space();
      out.writeUTF(space.host());
      out.writeInt(space.port());
      writeText(out, space.protocol());
      writeText(out, space.proxyType() == null ? null : space.proxyType().name());
      writeText(out, space.realm());
      out.writeUTF(space.authenticationMethod().name());
      writeText(out, one.credential().user());
      writeText(out, one.credential().password());
      out.writeBoolean(one.isDefault());
    }
    return bytes.toByteArray();
  }

  static List<StoredCredential> decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("The credentials are of version " + version + ", not " + VERSION + ".");
    }
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("The credentials are damaged.");
    }
    List<StoredCredential> credentials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      credentials.add(one(in));
    }
    return credentials;
  }

  private static StoredCredential one(DataInputStream in) throws IOException {
    String host = in.readUTF();
    int port = in.readInt();
    String protocol = readText(in);
    String proxy = readText(in);
    String realm = readText(in);
    String method = in.readUTF();
    String user = readText(in);
    String password = readText(in);
    boolean isDefault = in.readBoolean();
    try {
      AuthenticationMethod how = AuthenticationMethod.valueOf(method);
      URLProtectionSpace space =
          proxy == null
              ? URLProtectionSpace.of(
                  host, port, Objects.requireNonNullElse(protocol, ""), realm, how)
              : URLProtectionSpace.ofProxy(host, port, ProxyType.valueOf(proxy), realm, how);
      URLCredential credential =
          URLCredential.ofUser(
              Objects.requireNonNullElse(user, ""), password, URLCredential.Persistence.PERMANENT);
      return new StoredCredential(space, credential, isDefault);
    } catch (RuntimeException unknown) {
      throw new IOException("The credentials are damaged.", unknown);
    }
  }

  private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String readText(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}

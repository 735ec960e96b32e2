// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import java.security.PrivilegedAction;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.jspecify.annotations.Nullable;

/**
 * SPNEGO by the JDK's GSS, which is Kerberos (RFC 4559). With a password it gets a ticket; without
 * one it uses the ticket that the user has already. Asks the key distribution centre, and so
 * blocks.
 */
final class NegotiateHandshake implements Handshake {

  private static final String SPNEGO = "1.3.6.1.5.5.2";

  private final String host;
  private final String user;
  private final @Nullable String password;
  private @Nullable Subject subject;
  private @Nullable GSSContext context;

  NegotiateHandshake(String host, String user, @Nullable String password) {
    this.host = host;
    this.user = user;
    this.password = password;
  }

  @Override
  public byte @Nullable [] answer(byte @Nullable [] said) {
    if (context != null && said == null) {
      return null;
    }
    try {
      Subject of = subject == null ? login() : subject;
      subject = of;
      return Subject.doAs(of, (PrivilegedAction<byte @Nullable []>) () -> next(said));
    } catch (LoginException noTicket) {
      return null;
    }
  }

  private byte @Nullable [] next(byte @Nullable [] said) {
    try {
      GSSContext speaking = context == null ? begin() : context;
      context = speaking;
      byte[] token = said == null ? new byte[0] : said;
      return speaking.initSecContext(token, 0, token.length);
    } catch (GSSException refused) {
      return null;
    }
  }

  private GSSContext begin() throws GSSException {
    GSSManager manager = GSSManager.getInstance();
    GSSName service = manager.createName("HTTP@" + host, GSSName.NT_HOSTBASED_SERVICE);
    GSSContext begun =
        manager.createContext(service, new Oid(SPNEGO), null, GSSContext.DEFAULT_LIFETIME);
    begun.requestMutualAuth(true);
    begun.requestCredDeleg(false);
    return begun;
  }

  private Subject login() throws LoginException {
    LoginContext login =
        new LoginContext("urlsession", new Subject(), this::tell, new Kerberos(options()));
    login.login();
    return login.getSubject();
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("principal", user);
    options.put("isInitiator", "true");
    options.put("useTicketCache", String.valueOf(password == null));
    options.put("doNotPrompt", String.valueOf(password == null));
    return options;
  }

  private void tell(Callback[] callbacks) {
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        name.setName(user);
      } else if (callback instanceof PasswordCallback secret && password != null) {
        secret.setPassword(password.toCharArray());
      }
    }
  }

  private static final class Kerberos extends Configuration {

    private final Map<String, String> options;

    Kerberos(Map<String, String> options) {
      this.options = options;
    }

    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
      return new AppConfigurationEntry[] {
        new AppConfigurationEntry(
            "com.sun.security.auth.module.Krb5LoginModule",
            LoginModuleControlFlag.REQUIRED,
            options)
      };
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import dev.urlsession.programs.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A realm of its own: MIT Kerberos with one user, {@code me}, and one service, HTTP/localhost. */
final class Kerberos implements AutoCloseable {

  static final String PASSWORD = "s3cret";

  private final Peer kdc;

  private Kerberos(Peer kdc) {
    this.kdc = kdc;
  }

  static Kerberos start() throws Exception {
    Peer kdc = Peer.prepare("kerberos");
    kdc.write(
        "krb5.conf",
        """
        [libdefaults]
          default_realm = URLSESSION.TEST
          dns_lookup_kdc = false
          dns_lookup_realm = false
          dns_canonicalize_hostname = false
          rdns = false
          udp_preference_limit = 1
        [realms]
          URLSESSION.TEST = {
            kdc = 127.0.0.1:%d
          }
        [domain_realm]
          localhost = URLSESSION.TEST
        """
            .formatted(kdc.port()));
    kdc.write(
        "kdc.conf",
        """
        [kdcdefaults]
          kdc_listen = 127.0.0.1:%1$d
          kdc_tcp_listen = 127.0.0.1:%1$d
        [realms]
          URLSESSION.TEST = {
            database_name = %2$s/principals
            key_stash_file = %2$s/stash
            acl_file = %2$s/acl
          }
        [logging]
          kdc = FILE:%2$s/kdc.txt
        """
            .formatted(kdc.port(), kdc.file(".").normalize()));
    kdc.environment("KRB5_CONFIG", kdc.file("krb5.conf").toString());
    kdc.environment("KRB5_KDC_PROFILE", kdc.file("kdc.conf").toString());
    kdc.environment("KRB5CCNAME", "FILE:" + kdc.file("tickets"));
    kdc.run("/usr/sbin/kdb5_util", "create", "-s", "-r", "URLSESSION.TEST", "-P", "master");
    administer(kdc, "addprinc -pw " + PASSWORD + " me");
    administer(kdc, "addprinc -randkey HTTP/localhost");
    administer(kdc, "ktadd -k " + kdc.file("keytab") + " HTTP/localhost");
    // The server gives up the rights of root.
    Files.setPosixFilePermissions(kdc.file("keytab"), PosixFilePermissions.fromString("rw-r--r--"));
    kdc.start("/usr/sbin/krb5kdc", "-n");
    return new Kerberos(kdc);
  }

  private static void administer(Peer kdc, String query) throws Exception {
    kdc.run("/usr/sbin/kadmin.local", "-r", "URLSESSION.TEST", "-q", query);
  }

  Path configuration() {
    return kdc.file("krb5.conf");
  }

  Path keytab() {
    return kdc.file("keytab");
  }

  /** As a user who has signed in. */
  void getTicket() throws Exception {
    Path password = kdc.write("password.txt", PASSWORD + "\n");
    kdc.run("sh", "-c", "kinit me < " + password);
  }

  /** Runs a program of the tests in a JVM of its own, which reads its configuration but once. */
  String run(Class<?> main, String... arguments) throws Exception {
    String[] command = new String[5 + arguments.length];
    command[0] = Child.java();
    command[1] = "-Djava.security.krb5.conf=" + configuration();
    command[2] = "-cp";
    command[3] = Child.classPath();
    command[4] = main.getName();
    System.arraycopy(arguments, 0, command, 5, arguments.length);
    return kdc.run(command);
  }

  @Override
  public void close() throws Exception {
    kdc.close();
  }
}

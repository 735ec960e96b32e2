// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Dante SOCKS server. It knows the users of the machine only; a library that it is started with
 * gives it others.
 */
final class Dante {

  private Dante() {}

  static Peer start(String user, String password) throws Exception {
    Peer peer = Peer.prepare("dante");
    String crypted = peer.run("openssl", "passwd", "-6", password).strip();
    String known = Files.readString(Path.of("/etc/passwd"));
    peer.write("passwd", known + user + ":x:4711:4711::/nonexistent:/bin/false\n");
    peer.write("group", Files.readString(Path.of("/etc/group")) + user + ":x:4711:\n");
    peer.write("shadow", user + ":" + crypted + ":19000:0:99999:7:::\n");
    peer.write(
        "danted.conf",
        """
        logoutput: stderr
        internal: 127.0.0.1 port = %d
        external: lo
        socksmethod: username
        clientmethod: none
        user.privileged: %2$s
        user.unprivileged: %2$s
        client pass {
          from: 127.0.0.0/8 to: 0.0.0.0/0
        }
        socks pass {
          from: 127.0.0.0/8 to: 127.0.0.0/8
          socksmethod: username
        }
        """
            .formatted(peer.port(), System.getProperty("user.name")));
    peer.environment("LD_PRELOAD", "libnss_wrapper.so");
    peer.environment("NSS_WRAPPER_PASSWD", peer.file("passwd").toString());
    peer.environment("NSS_WRAPPER_GROUP", peer.file("group").toString());
    peer.environment("NSS_WRAPPER_SHADOW", peer.file("shadow").toString());
    peer.environment("TMPDIR", peer.file(".").toString());
    return peer.start("/usr/sbin/danted", "-f", peer.file("danted.conf").toString());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import java.nio.file.Files;
import java.util.List;

/** How Apache httpd is set up to run from a peer's directory. */
final class Apache {

  private static final List<String> MODULES =
      List.of("mpm_event", "authn_core", "authz_core", "authz_user", "dir");

  private Apache() {}

  /** Starts it; each page is a directory with this text in it. */
  static void start(Peer peer, List<String> modules, List<String> pages, String configuration)
      throws Exception {
    Files.createDirectories(peer.file("www"));
    peer.write("www/index.html", "open");
    for (String page : pages) {
      Files.createDirectories(peer.file("www/" + page));
      peer.write("www/" + page + "/index.html", page);
    }
    StringBuilder text = new StringBuilder();
    for (List<String> some : List.of(MODULES, modules)) {
      for (String module : some) {
        text.append(
            "LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n".formatted(module, module));
      }
    }
    text.append(
        """
        ServerRoot %1$s
        ServerName localhost
        PidFile %1$s/apache.pid
        ErrorLog %1$s/error.txt
        DefaultRuntimeDir %1$s
        Mutex file:%1$s
        DocumentRoot %1$s/www
        DirectoryIndex index.html
        User www-data
        Group www-data
        Listen 127.0.0.1:%2$d
        """
            .formatted(peer.file(".").normalize(), peer.port()));
    peer.write("apache.conf", text + configuration);
    peer.start("/usr/sbin/apache2", "-D", "FOREGROUND", "-f", peer.file("apache.conf").toString());
  }
}

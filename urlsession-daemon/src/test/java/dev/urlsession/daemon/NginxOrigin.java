// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * An nginx on loopback with one large file: it leaves more of the processor than a server in Java.
 */
final class NginxOrigin implements AutoCloseable {

  private static final String FILE = "large.bin";
  private static final int BLOCK = 1 << 20;

  private final Process process;
  private final int port;

  /** Makes the file and starts nginx in that directory. */
  NginxOrigin(Path directory, long length) throws IOException, InterruptedException {
    port = freePort();
    write(directory.resolve(FILE), length);
    Path configuration =
        Files.writeString(directory.resolve("nginx.conf"), configuration(directory));
    process =
        new ProcessBuilder("nginx", "-p", directory.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.txt").toFile())
            .start();
    while (!listens()) {
      if (!process.isAlive()) {
        throw new IOException("nginx ended; its output is in " + directory);
      }
      Thread.sleep(20);
    }
  }

  URI file() {
    return URI.create("http://127.0.0.1:" + port + "/" + FILE);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static void write(Path file, long length) throws IOException {
    byte[] block = new byte[BLOCK];
    new Random(7).nextBytes(block);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written < length; written += BLOCK) {
        block[(int) (written / BLOCK % BLOCK)]++;
        out.write(block);
      }
    }
  }

  private String configuration(Path directory) {
    // As root the worker would become another user, who may not read here.
    String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    return """
        %3$s
        daemon off;
        worker_processes 1;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d;
            root %1$s;
          }
        }
        """
        .formatted(directory, port, user);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException notYet) {
      return false;
    }
  }
}

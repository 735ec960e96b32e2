// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real nginx on loopback, shared by the interop tests; ends with them. */
final class Nginx implements AutoCloseable {

  static final long LARGE = 1L << 30;

  private final Path directory;
  private final Process process;
  private final int plainPort;
  private final int tlsPort;
  private final String largeSHA256;

  private Nginx(Path directory) throws Exception {
    this.directory = directory;
    this.plainPort = freePort();
    this.tlsPort = freePort();
    Path www = Files.createDirectories(directory.resolve("www"));
    Files.createDirectories(www.resolve("dav"));
    Files.createDirectories(directory.resolve("tmp"));
    Files.writeString(www.resolve("hello.txt"), "hello from nginx");
    Files.writeString(www.resolve("page.html"), "<p>compress me</p>\n".repeat(2000));
    largeSHA256 = writeLarge(www.resolve("large.bin"));
    run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-keyout",
        file("key.pem"),
        "-out",
        file("cert.pem"));
    Files.writeString(directory.resolve("nginx.conf"), configuration());
    process =
        new ProcessBuilder(nginx(), "-p", directory.toString(), "-c", file("nginx.conf"))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.txt").toFile())
            .start();
    Awaitility.await("nginx listens").atMost(Duration.ofSeconds(60)).until(this::listens);
  }

  /** The one of this test run. */
  static Nginx of(ExtensionContext context) {
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(Nginx.class));
    return store.computeIfAbsent(Nginx.class, key -> start(), Nginx.class);
  }

  private static Nginx start() {
    try {
      return new Nginx(Files.createTempDirectory("urlsession-nginx"));
    } catch (Exception failed) {
      throw new IllegalStateException(
          "nginx could not be started; install it with apt-get install nginx openssl", failed);
    }
  }

  URI plain(String path) {
    return URI.create("http://127.0.0.1:" + plainPort + path);
  }

  URI tls(String path) {
    return URI.create("https://localhost:" + tlsPort + path);
  }

  String largeSHA256() {
    return largeSHA256;
  }

  Path uploaded(String name) {
    return directory.resolve("www/dav").resolve(name);
  }

  Path large() {
    return directory.resolve("www/large.bin");
  }

  X509TrustManager trust() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream certificate = Files.newInputStream(directory.resolve("cert.pem"))) {
      store.setCertificateEntry(
          "nginx", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    TrustManager[] managers = factory.getTrustManagers();
    return (X509TrustManager) managers[0];
  }

  static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String writeLarge(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] block = new byte[1 << 20];
    new Random(20_261_124).nextBytes(block);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written < LARGE; written += block.length) {
        block[(int) ((written >> 20) % block.length)]++;
        out.write(block);
        digest.update(block);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private String configuration() {
    String user = "root".equals(System.getProperty("user.name")) ? "user root;\n" : "";
    String locations =
        """
            root %s/www;
            client_max_body_size 2g;
            location / { }
            location /slow/ { alias %s/www/; limit_rate_after 16m; limit_rate 100m; }
            location /small/ { client_max_body_size 1k; proxy_pass http://127.0.0.1:1; }
            location /dav/ { dav_methods PUT DELETE; create_full_put_path on; }
            location /moved { return 302 /hello.txt; }
        """
            .formatted(directory, directory);
    return """
        %sdaemon off;
        worker_processes 1;
        pid %s/nginx.pid;
        error_log %s/error.log;
        events { worker_connections 8192; }
        http {
          access_log off;
          sendfile on;
          gzip on;
          gzip_types text/plain;
          keepalive_requests 20;
          client_body_temp_path %s/tmp/body;
          proxy_temp_path %s/tmp/proxy;
          fastcgi_temp_path %s/tmp/fastcgi;
          uwsgi_temp_path %s/tmp/uwsgi;
          scgi_temp_path %s/tmp/scgi;
          server {
            listen 127.0.0.1:%d;
        %s  }
          server {
            listen 127.0.0.1:%d ssl http2;
            ssl_protocols TLSv1.2 TLSv1.3;
            ssl_certificate %s/cert.pem;
            ssl_certificate_key %s/key.pem;
        %s  }
        }
        """
        .formatted(
            user, directory, directory, directory, directory, directory, directory, directory,
            plainPort, locations, tlsPort, directory, directory, locations);
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private static String nginx() {
    return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElse("nginx");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(List.of(command) + ": " + output);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() {
    if (!process.isAlive()) {
      throw new IllegalStateException("nginx ended; see its output in " + directory);
    }
    try (Socket socket = new Socket("127.0.0.1", tlsPort)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

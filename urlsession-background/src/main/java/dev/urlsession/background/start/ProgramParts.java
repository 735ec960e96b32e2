// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.start;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the jars of the daemon are: on this process's own class path or module path, or where the
 * system property {@code urlsession.daemon.path} says (a class path, or a directory of jars).
 */
final class ProgramParts {

  static final String PROPERTY = "urlsession.daemon.path";

  /** One file of each jar that the daemon cannot do without. */
  private static final List<String> NEEDED =
      List.of(
          "dev/urlsession/daemon/Main.class",
          "dev/urlsession/background/place/Places.class",
          "dev/urlsession/URLSession.class",
          "com/google/common/collect/ImmutableList.class",
          "com/google/common/util/concurrent/internal/InternalFutureFailureAccess.class",
          "com/google/protobuf/GeneratedMessageLite.class",
          "io/grpc/Grpc.class",
          "io/grpc/internal/GrpcUtil.class",
          "io/grpc/netty/NettyServerBuilder.class",
          "io/grpc/protobuf/lite/ProtoLiteUtils.class",
          "io/grpc/stub/ServerCalls.class",
          "io/grpc/util/ForwardingLoadBalancer.class",
          "io/netty/buffer/ByteBuf.class",
          "io/netty/channel/Channel.class",
          "io/netty/channel/epoll/Epoll.class",
          "io/netty/channel/unix/PeerCredentials.class",
          "io/netty/handler/codec/ByteToMessageDecoder.class",
          "io/netty/handler/codec/compression/JdkZlibDecoder.class",
          "io/netty/handler/codec/http/HttpClientCodec.class",
          "io/netty/handler/codec/http2/Http2Frame.class",
          "io/netty/handler/ssl/SslHandler.class",
          "io/netty/resolver/NameResolver.class",
          "io/netty/util/concurrent/EventExecutor.class",
          "io/perfmark/PerfMark.class",
          "org/jspecify/annotations/NullMarked.class",
          "org/sqlite/JDBC.class");

  /** One file of each jar that the daemon uses where it is there. */
  private static final List<String> WELCOME =
      List.of(
          "META-INF/native/libnetty_transport_native_epoll_x86_64.so",
          "META-INF/native/libnetty_transport_native_epoll_aarch_64.so",
          "io/netty/handler/proxy/ProxyHandler.class",
          "io/netty/handler/codec/socks/SocksMessage.class",
          "io/netty/handler/codec/dns/DnsQuery.class",
          "io/netty/resolver/dns/DnsNameResolver.class",
          "io/netty/internal/tcnative/SSL.class",
          "META-INF/native/libnetty_tcnative_linux_x86_64.so",
          "com/aayushatharva/brotli4j/Brotli4jLoader.class",
          "com/aayushatharva/brotli4j/linux/x86_64/NativeLoader.class",
          "com/github/luben/zstd/Zstd.class");

  private ProgramParts() {}

  static List<Path> locate() throws IOException {
    String given = System.getProperty(PROPERTY);
    return given == null ? fromLoader() : fromPath(given);
  }

  private static List<Path> fromPath(String given) throws IOException {
    Set<Path> parts = new LinkedHashSet<>();
    for (String entry : given.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (!Files.exists(path)) {
        throw new IOException(path + ", named by " + PROPERTY + ", is not there");
      }
      List<Path> jars = jarsIn(path);
      parts.addAll(jars.isEmpty() ? List.of(path) : jars);
    }
    return List.copyOf(parts);
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<Path> fromLoader() throws IOException {
    Set<Path> parts = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    for (String file : NEEDED) {
      Path part = part(file);
      if (part == null) {
        missing.add(file);
      } else {
        parts.add(part);
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          "the daemon's program is not complete here: nothing has "
              + missing
              + ". Add the module urlsession-daemon and what it depends on to the class path, or"
              + " name a directory with its jars by the system property "
              + PROPERTY);
    }
    for (String file : WELCOME) {
      Path part = part(file);
      if (part != null) {
        parts.add(part);
      }
    }
    return List.copyOf(parts);
  }

  /** The jar or directory that has the file; null when none has. */
  private static @Nullable Path part(String file) throws IOException {
    URL found = ProgramParts.class.getClassLoader().getResource(file);
    if (found == null) {
      return null;
    }
    try {
      if (found.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI());
      }
      String text = found.toString();
      return Path.of(new URI(text.substring(0, text.length() - file.length())));
    } catch (URISyntaxException | RuntimeException odd) {
      throw new IOException(
          "the daemon's program is in a place it cannot be copied from, "
              + found
              + "; name a directory with its jars by the system property "
              + PROPERTY,
          odd);
    }
  }
}

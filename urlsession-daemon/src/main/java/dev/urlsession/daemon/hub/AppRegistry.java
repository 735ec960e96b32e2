// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.hub;

import dev.urlsession.background.place.PrivateDirectory;
import dev.urlsession.background.place.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The applications that ever said Hello: what each proved itself with, and how to start it. One
 * small file each, since there are few and they change seldom. The first to use a name has it.
 */
public final class AppRegistry {

  private final Path directory;
  private final Executor files;
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(String secret, @Nullable LaunchRecord launch) {}

  /**
   * Reads what is there. Blocks.
   *
   * @param files where files are written; one at a time
   */
  public AppRegistry(Path directory, Executor files) throws IOException {
    this.directory = PrivateDirectory.make(directory);
    this.files = files;
    try (Stream<Path> there = Files.list(directory)) {
      for (Path file : there.filter(name -> name.toString().endsWith(".app")).toList()) {
        read(file);
      }
    }
  }

  /** Whether the secret is the application's; an unknown name becomes the caller's. */
  public CompletableFuture<Boolean> admit(String app, byte[] secret) {
    if (app.isEmpty()) {
      return CompletableFuture.completedFuture(true);
    }
    String hash = hash(secret);
    synchronized (entries) {
      Entry known = entries.get(app);
      if (known != null) {
        boolean same =
            MessageDigest.isEqual(
                known.secret.getBytes(StandardCharsets.UTF_8),
                hash.getBytes(StandardCharsets.UTF_8));
        return CompletableFuture.completedFuture(same);
      }
      entries.put(app, new Entry(hash, null));
    }
    return write(app).thenApply(done -> true);
  }

  /** How to start an application that was admitted; null for not at all. */
  public CompletableFuture<Void> register(String app, @Nullable LaunchRecord launch) {
    synchronized (entries) {
      Entry known = entries.get(app);
      if (known == null) {
        throw new IllegalStateException(app + " was not admitted.");
      }
      Entry changed = new Entry(known.secret, launch);
      if (changed.equals(known)) {
        return CompletableFuture.completedFuture(null);
      }
      entries.put(app, changed);
    }
    return write(app);
  }

  /** It is not started any more before it registers again; one that is not known is passed over. */
  public CompletableFuture<Void> forgetLaunch(String app) {
    synchronized (entries) {
      Entry known = entries.get(app);
      if (known == null) {
        return CompletableFuture.completedFuture(null);
      }
      entries.put(app, new Entry(known.secret, null));
    }
    return write(app);
  }

  /** How to start it; empty when it is not known, or not to be started. */
  public Optional<LaunchRecord> launch(String app) {
    synchronized (entries) {
      Entry known = entries.get(app);
      return known == null ? Optional.empty() : Optional.ofNullable(known.launch);
    }
  }

  /** All of them, by name. */
  public Map<String, Optional<LaunchRecord>> all() {
    synchronized (entries) {
      Map<String, Optional<LaunchRecord>> all = new TreeMap<>();
      entries.forEach((app, entry) -> all.put(app, Optional.ofNullable(entry.launch)));
      return all;
    }
  }

  private CompletableFuture<Void> write(String app) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            PrivateFile.write(
                directory.resolve(hash(bytes(app)).substring(0, 32) + ".app"), text(app));
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        },
        files);
  }

  private String text(String app) throws IOException {
    Properties lines = new Properties();
    synchronized (entries) {
      Entry entry = entries.get(app);
      if (entry == null) {
        return "";
      }
      lines.setProperty("app", app);
      lines.setProperty("secret", entry.secret);
      LaunchRecord launch = entry.launch;
      if (launch != null) {
        lines.setProperty("executable", launch.executable().toString());
        lines.setProperty("directory", launch.workingDirectory().toString());
        for (int i = 0; i < launch.arguments().size(); i++) {
          lines.setProperty("argument." + i, launch.arguments().get(i));
        }
        launch.environment().forEach((name, value) -> lines.setProperty("variable." + name, value));
      }
    }
    StringWriter text = new StringWriter();
    lines.store(text, null);
    return text.toString();
  }

  private void read(Path file) throws IOException {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(PrivateFile.read(file)));
    } catch (IllegalArgumentException damaged) {
      return; // As if it had never said Hello.
    }
    String app = lines.getProperty("app");
    String secret = lines.getProperty("secret");
    if (app != null && secret != null) {
      entries.put(app, new Entry(secret, launch(lines)));
    }
  }

  private static @Nullable LaunchRecord launch(Properties lines) {
    String executable = lines.getProperty("executable");
    if (executable == null) {
      return null;
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; ; i++) {
      String argument = lines.getProperty("argument." + i);
      if (argument == null) {
        break;
      }
      arguments.add(argument);
    }
    Map<String, String> environment = new HashMap<>();
    for (String name : lines.stringPropertyNames()) {
      if (name.startsWith("variable.")) {
        environment.put(name.substring("variable.".length()), lines.getProperty(name, ""));
      }
    }
    return new LaunchRecord(
        Path.of(executable), arguments, Path.of(lines.getProperty("directory", "/")), environment);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line; {@code run.sh} adds the directory and the ports. */
final class Options {
  private static final String LIMITS = "limits";

  int rounds = 3;
  int warmupSeconds = 5;
  int seconds = 5;
  List<String> only = List.of();
  List<Workload> workloads = List.of(Workload.values());
  boolean limits = true;
  List<String> jvmArguments = List.of("-Xmx512m");
  Path directory = Path.of(".");
  Path root = Path.of(".");
  List<String> library = List.of();
  private int httpPort;
  private int http2Port;
  private int tlsPort;

  static Options parse(String[] args) {
    Options options = new Options();
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value.");
      }
      options.set(args[i], args[i + 1]);
    }
    return options;
  }

  private void set(String name, String value) {
    switch (name) {
      case "--rounds" -> rounds = number(name, value, 1, 100);
      case "--warmup" -> warmupSeconds = number(name, value, 0, 600);
      case "--seconds" -> seconds = number(name, value, 1, 600);
      case "--only" -> only = list(value).toList();
      case "--workload" -> {
        limits = list(value).anyMatch(LIMITS::equals);
        workloads = list(value).filter(id -> !id.equals(LIMITS)).map(Workload::named).toList();
      }
      case "--jvm-args" -> jvmArguments = List.of(value.trim().split("\\s+"));
      case "--root" -> root = Path.of(value);
      case "--library" -> library = List.of(value.split(File.pathSeparator));
      case "--dir" -> directory = Path.of(value);
      case "--http-port" -> httpPort = number(name, value, 1, 65535);
      case "--http2-port" -> http2Port = number(name, value, 1, 65535);
      case "--tls-port" -> tlsPort = number(name, value, 1, 65535);
      default -> throw new IllegalArgumentException("Unknown option " + name);
    }
  }

  Target target(Workload workload) {
    return new Target(directory, new Target.Ports(httpPort, http2Port, tlsPort), workload);
  }

  private static Stream<String> list(String value) {
    return Stream.of(value.split(",")).map(String::trim).filter(item -> !item.isEmpty());
  }

  private static int number(String name, String value, int min, int max) {
    int number = Integer.parseInt(value);
    if (number < min || number > max) {
      throw new IllegalArgumentException(name + " must be from " + min + " to " + max + ".");
    }
    return number;
  }

  /** The contenders and references that take part in {@code workload}, in their first order. */
  List<Runner> runners(Workload workload) {
    List<Runner> runners = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      if (contender.takesPart(workload)) {
        runners.add(new ForkedRunner(contender, this));
      }
    }
    Reference.of(workload)
        .ifPresent(reference -> runners.add(new ReferenceRunner(reference, this)));
    List<String> known = Stream.of(Contender.values()).map(contender -> contender.id).toList();
    for (String id : only) {
      if (!known.contains(id) && Stream.of(Reference.values()).noneMatch(r -> r.id.equals(id))) {
        throw new IllegalArgumentException("No contender \"" + id + "\".");
      }
    }
    runners.removeIf(runner -> !only.isEmpty() && !only.contains(runner.id()));
    return runners;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.programs.Child;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, whose home, working and temporary directories are known. */
final class Program {

  private Program() {}

  static void run(Class<?> main, Path root, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Child.java());
    command.add("-Duser.home=" + root.resolve("home"));
    command.add("-Djava.io.tmpdir=" + root.resolve("tmp"));
    command.add("-Durlsession.application=program");
    command.add("-cp");
    command.add(Child.classPath());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.resolve("work").toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(root.resolve("output").toFile()));
    builder.environment().put("HOME", root.resolve("home").toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    builder.environment().remove("URLSESSION_HOME");
    Process process = builder.start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("the program ends").isTrue();
    assertThat(root.resolve("output")).content().endsWith("done\n");
  }
}

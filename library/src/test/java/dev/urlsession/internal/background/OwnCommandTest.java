// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S10: the command to start the app again")
class OwnCommandTest {

  private static List<String> of(String... arguments) {
    return OwnCommand.of("/jdk/bin/java", List.of(arguments));
  }

  @Test
  @DisplayName("options and main class are kept, the program's arguments are not")
  void mainClass() {
    assertThat(of("-Xmx1g", "-cp", "/a.jar", "app.Main", "--user", "me:canary"))
        .containsExactly("/jdk/bin/java", "-Xmx1g", "-cp", "/a.jar", "app.Main");
  }

  @Test
  @DisplayName("a jar's path is made absolute")
  void jar() {
    assertThat(of("-jar", "app.jar", "canary"))
        .containsExactly("/jdk/bin/java", "-jar", Path.of("app.jar").toAbsolutePath().toString());
  }

  @Test
  @DisplayName("every path of a class path is made absolute")
  void classPath() {
    String here = Path.of("").toAbsolutePath().toString();
    assertThat(of("-cp", "a.jar:/b.jar", "app.Main").get(2)).isEqualTo(here + "/a.jar:/b.jar");
  }

  @Test
  @DisplayName("a module is kept, in each spelling")
  void module() {
    assertThat(of("-p", "/m", "-m", "app/app.Main", "canary"))
        .containsExactly("/jdk/bin/java", "-p", "/m", "-m", "app/app.Main");
    assertThat(of("-p", "/m", "--module=app/app.Main", "canary"))
        .containsExactly("/jdk/bin/java", "-p", "/m", "--module=app/app.Main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Ddb.password=canary",
        "-DapiKey=canary",
        "-Dapi.token=canary",
        "-DAUTH=canary",
        "-javaagent:/agent.jar=licence.token=canary",
        "-agentlib:jdwp=transport=dt_socket",
      })
  @DisplayName("an option that sounds secret, and a debugger's port, are left out")
  void secrets(String option) {
    assertThat(of(option, "-cp", "/a.jar", "app.Main"))
        .containsExactly("/jdk/bin/java", "-cp", "/a.jar", "app.Main");
  }

  @Test
  @DisplayName("a program that is no java command is not to be found out")
  void other() {
    assertThat(OwnCommand.of("/usr/bin/app", List.of("--fast"))).isNull();
  }

  @Test
  @DisplayName("that of this process begins with its runtime")
  void own() {
    assertThat(OwnCommand.find()).isNotNull().first().asString().endsWith("java");
  }
}

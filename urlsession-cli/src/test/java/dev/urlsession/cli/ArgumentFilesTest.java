// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("--arguments FILE")
class ArgumentFilesTest {

  @TempDir Path directory;

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  @DisplayName("each line is an argument, where the option stood")
  void lines() throws Exception {
    String file = file("a", "-u\nme:a b $c\n\n ü \n");
    assertThat(ArgumentFiles.expand(List.of("get", "--arguments", file, "url")))
        .containsExactly("get", "-u", "me:a b $c", "", " ü ", "url");
    assertThat(ArgumentFiles.expand(List.of("--arguments=" + file("b", "x\r\ny"))))
        .containsExactly("x", "y");
    assertThat(ArgumentFiles.expand(List.of("--arguments", file("c", "")))).isEmpty();
  }

  @Test
  @DisplayName("backslashes stand for themselves and for line breaks")
  void backslashes() throws Exception {
    assertThat(ArgumentFiles.expand(List.of("--arguments", file("a", "a\\\\nb\\nc\\rd\\\\\n"))))
        .containsExactly("a\\nb\nc\rd\\");
    for (String wrong : List.of("secret\\x", "secret\\")) {
      String name = file("b", wrong);
      assertThatThrownBy(() -> ArgumentFiles.expand(List.of("--arguments", name)))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("backslash")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  @DisplayName("files may name files, but not themselves; after -- nothing is an option")
  void nested() throws Exception {
    String inner = file("inner", "deep\n");
    assertThat(ArgumentFiles.expand(List.of("--arguments", file("outer", "--arguments\n" + inner))))
        .containsExactly("deep");
    String own = file("own", "--arguments\n" + directory.resolve("own"));
    assertThatThrownBy(() -> ArgumentFiles.expand(List.of("--arguments", own)))
        .isInstanceOf(CommandFailure.class);
    assertThat(ArgumentFiles.expand(List.of("--", "--arguments", inner)))
        .containsExactly("--", "--arguments", inner);
  }

  @Test
  @DisplayName("a missing file is told, a missing name is wrong usage")
  void missing() {
    Run none = Run.of("get", "--arguments", directory.resolve("none"));
    assertThat(none.code()).isEqualTo(ExitCode.OTHER);
    assertThat(none.err()).contains("Cannot read the file");
    assertThat(Run.of("get", "--arguments").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.of("get", "--help").out()).contains("--arguments=FILE");
  }
}

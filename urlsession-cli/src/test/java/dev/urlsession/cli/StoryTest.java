// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a new user tries first. */
class StoryTest {

  @Test
  void demoTellsItsStory() {
    Run run = Run.of("demo");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Hello from the loopback server.")
        .contains("the server got: name=Zo%C3%AB+%26+Bob&age=42")
        .contains("sent 100 %", "the server got 16.0 MiB")
        .contains("   stopped after ", "   resumed at ", "   They are the same.")
        .containsPattern("protocol +http/1.1")
        .contains("resume() has returned: the daemon has my task on disk")
        .contains("the app is killed", "goes on without it")
        .containsPattern("app, process \\d+: the daemon has started me for the events of com")
        .contains("didFinishDownloading, “the film” is here: 16.0 MiB", "that was all")
        .contains("It is what the server sent, byte for byte.")
        .doesNotContain("\u001b");
  }

  @Test
  void helpHasExamples() {
    assertThat(Run.of("--help").out()).contains("Examples:", "urlsession get https://");
    assertThat(Run.of("get", "--help").out()).contains("Examples:", "--no-redirect");
    assertThat(Run.of("download", "--help").out()).contains("NAME.urlsession-resume");
    assertThat(Run.of("upload", "--help").code()).isZero();
    assertThat(Run.of("--version").out()).startsWith("urlsession ");
  }

  @Test
  void completionKnowsTheCommands() {
    assertThat(Run.of("completion").out())
        .startsWith("#!/usr/bin/env bash")
        .contains("download", "--max-connections-per-host");
  }
}

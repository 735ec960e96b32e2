// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void everyKindOfValueIsWritten() {
    assertThat(Json.of(Map.of("a", Arrays.asList(1, true, null, "q\"\\\n\u00e9"))))
        .isEqualTo("{\"a\":[1,true,null,\"q\\\"\\\\\\u000a\\u00e9\"]}");
  }
}

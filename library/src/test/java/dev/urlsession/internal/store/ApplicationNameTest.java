// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationNameTest {

  private static String of(Map<String, String> properties) {
    return ApplicationName.of(new Surroundings(properties::get, name -> null));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @DisplayName("an application is called after its jar file or main class")
  @CsvSource({
    "com.example.Main, com.example.Main",
    "com.example.Main /data/x.jar -v, com.example.Main",
    "com.example/com.example.Main -v, com.example.Main",
    "/opt/shop-1.2.3-SNAPSHOT.jar --quiet, shop",
    "C:\\Program Files\\Shop\\shop.jar --quiet, shop",
    "/opt/my shop/shop.jar, shop",
    "'', java",
    "..jar, _",
  })
  void started(String command, String name) {
    assertThat(of(Map.of("sun.java.command", command))).isEqualTo(name);
  }

  @Test
  @DisplayName("a name given is taken, as far as a file can have it")
  void given() {
    String command = "com.example.Main";

    assertThat(of(Map.of("urlsession.application", "Shop 2", "sun.java.command", command)))
        .isEqualTo("Shop_2");
    assertThat(of(Map.of("urlsession.application", "../../etc"))).isEqualTo("__.._etc");
    assertThat(of(Map.of("urlsession.application", "x".repeat(300)))).hasSize(100);
    assertThat(of(Map.of())).isEqualTo("java");
  }
}

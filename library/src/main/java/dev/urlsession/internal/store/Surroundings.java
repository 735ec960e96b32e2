// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a process knows of where it runs: system properties and environment, by name. */
public record Surroundings(
    Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {

  /** Of this process, read anew each time. */
  public static Surroundings ofThisProcess() {
    return new Surroundings(System::getProperty, System::getenv);
  }

  /** A system property; null when it is missing or blank. */
  public @Nullable String property(String name) {
    return text(properties.apply(name));
  }

  /** An environment variable; null when it is missing or blank. */
  public @Nullable String variable(String name) {
    return text(environment.apply(name));
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}

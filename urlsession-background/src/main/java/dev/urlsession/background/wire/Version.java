// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.wire;

import java.lang.module.ModuleDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A version such as {@code 0.1.0-SNAPSHOT}, compared as people expect.
 *
 * @param text as it is written; {@code 0} for classes that were never packaged
 */
public record Version(String text) implements Comparable<Version> {

  private static final String UNPACKAGED = "0";

  /** Of this library; the system property {@code urlsession.version} says otherwise in tests. */
  public static Version current() {
    String given = System.getProperty("urlsession.version");
    return new Version(given == null ? packaged() : given);
  }

  private static String packaged() {
    Class<?> here = Version.class;
    @Nullable ModuleDescriptor module = here.getModule().getDescriptor();
    String version =
        module == null
            ? here.getPackage().getImplementationVersion()
            : module.rawVersion().orElse(null);
    return version == null ? UNPACKAGED : version;
  }

  @Override
  public int compareTo(Version other) {
    return comparable(text).compareTo(comparable(other.text));
  }

  private static ModuleDescriptor.Version comparable(String text) {
    try {
      return ModuleDescriptor.Version.parse(text);
    } catch (IllegalArgumentException odd) {
      return ModuleDescriptor.Version.parse(UNPACKAGED);
    }
  }
}

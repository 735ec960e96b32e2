// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the machine runs on its battery, as Linux tells in files; where it does not, it counts as
 * mains power. Known as of the last {@link #look}.
 */
public final class Power {

  private static final Path SUPPLIES = Path.of("/sys/class/power_supply");

  private final Path supplies;
  private volatile boolean onBattery;

  /** Of this machine. */
  public Power() {
    this(SUPPLIES);
  }

  Power(Path supplies) {
    this.supplies = supplies;
  }

  /** Whether it runs on its battery. */
  public boolean isOnBattery() {
    return onBattery;
  }

  /** Looks again. Blocks for a moment. */
  public void look() {
    onBattery = drawsFromBattery();
  }

  /** There are plugs, and none has power. */
  private boolean drawsFromBattery() {
    boolean unplugged = false;
    if (!Files.isDirectory(supplies)) {
      return false;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(supplies)) {
      for (Path supply : all) {
        if (word(supply, "type").equals("Mains")) {
          if (!word(supply, "online").equals("0")) {
            return false;
          }
          unplugged = true;
        }
      }
    } catch (IOException | DirectoryIteratorException unknown) {
      return false;
    }
    return unplugged;
  }

  private static String word(Path supply, String name) throws IOException {
    Path file = supply.resolve(name);
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }
}

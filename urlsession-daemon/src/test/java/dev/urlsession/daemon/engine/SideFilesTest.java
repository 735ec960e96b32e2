// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideFilesTest {

  @TempDir private Path directory;

  /** What is left when a process dies while these are begun. */
  private void die(long... tasks) throws IOException {
    CrashLedger ledger = CrashLedger.open(directory);
    for (long task : tasks) {
      ledger.begins(task);
    }
  }

  @Test
  @DisplayName(
      "L19: a task at whose beginning the daemon died three times in a row is not begun again")
  void quarantine() throws IOException {
    die(1, 2);
    die(2, 3);
    assertThat(CrashLedger.open(directory).isQuarantined(2)).isFalse();
    die(2);
    die(2);
    die(2);
    CrashLedger ledger = CrashLedger.open(directory);

    assertThat(ledger.isQuarantined(2)).isTrue();
    assertThat(ledger.isQuarantined(1)).isFalse();
    assertThat(ledger.isQuarantined(3)).isFalse();
  }

  @Test
  @DisplayName("L19: deaths long after a task began are not its fault")
  void survived() throws IOException {
    for (int life = 0; life < 5; life++) {
      CrashLedger ledger = CrashLedger.open(directory);
      ledger.begins(8);
      ledger.survived(8);
    }

    assertThat(CrashLedger.open(directory).isQuarantined(8)).isFalse();
  }

  @Test
  @DisplayName("L19: an orderly end is no death")
  void orderly() throws IOException {
    die(5);
    die(5);
    try (CrashLedger ledger = CrashLedger.open(directory)) {
      ledger.begins(5);
    }
    die(5);

    assertThat(CrashLedger.open(directory).isQuarantined(5)).isFalse();
    assertThat(directory).isDirectoryContaining("glob:**crashes");
  }

  @Test
  @DisplayName("P20: side files that are empty, half written or garbage are no reason not to start")
  void damaged() throws IOException {
    Files.write(directory.resolve("crashes"), new byte[0]);
    Files.write(directory.resolve("under-hand"), new byte[3]);
    CrashLedger.open(directory);
    Files.writeString(
        directory.resolve("crashes"), "12 \n\0\0\u00ff 3 3 3\n99999999999999999999 1\n7");
    Files.write(directory.resolve("under-hand"), ByteBuffer.allocate(20).putLong(7).array());
    Files.write(directory.resolve("crashes.new"), new byte[100]);
    CrashLedger ledger = CrashLedger.open(directory);

    assertThat(ledger.isQuarantined(7)).isFalse();
    assertThat(Files.readString(directory.resolve("crashes"))).isEqualTo("7 1\n");
  }
}

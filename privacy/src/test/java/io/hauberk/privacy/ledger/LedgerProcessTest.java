package io.hauberk.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two real processes on one ledger, killed with SIGKILL, then two that run to the end. Once in the
 * suite; {@code -Dledger.rounds=250} makes it a thousand kills of a pair.
 */
class LedgerProcessTest {

  private static final String DATA = "0f".repeat(32);
  private static final int TOTAL = 400;
  private static final int KILLS = 4;

  @TempDir Path folder;

  static IntStream rounds() {
    return IntStream.range(0, Integer.getInteger("ledger.rounds", 1));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void spend_twoProcessesKilledAgainAndAgain_neverOverspentNeverLost(int trial) throws Exception {
    var file = folder.resolve("shared.ledger");
    var ledger = Ledger.openOrCreate(file, DATA, Budget.of(TOTAL, 0));
    long answered = 0;
    for (int round = 0; round < KILLS; round++) {
      var pair = List.of(start(file, round + "a"), start(file, round + "b"));
      int before = ledger.entries().size();
      while (ledger.entries().size() < Math.min(TOTAL, before + 5) && pair.get(0).isAlive()) {
        Thread.sleep(10);
      }
      Thread.sleep((17L * round + 7L * trial) % 61);
      for (var process : pair) {
        process.destroyForcibly().waitFor();
      }
      answered = answers();
      assertThat((long) ledger.entries().size())
          .isBetween(answered, answered + 2L * (round + 1))
          .isLessThanOrEqualTo(TOTAL);
    }
    var last = List.of(start(file, "y"), start(file, "z"));
    for (var process : last) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(ledger.entries()).hasSize(TOTAL);
    assertThat(answers()).isBetween((long) TOTAL - 2 * KILLS, (long) TOTAL);
  }

  private Process start(Path file, String name) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            Spender.class.getName(),
            file.toString(),
            DATA)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .start();
  }

  private long answers() throws IOException {
    long lines = 0;
    try (var files = Files.newDirectoryStream(folder, "*.out")) {
      for (var file : files) {
        lines +=
            Files.readString(file, StandardCharsets.UTF_8).lines().filter("spent"::equals).count();
      }
    }
    return lines;
  }

  /** Of the classes the child needs, wherever the build put them. */
  private static String classPath() {
    return place(Spender.class)
        + File.pathSeparator
        + place(Ledger.class)
        + File.pathSeparator
        + place(io.hauberk.core.Checks.class);
  }

  private static String place(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }
}

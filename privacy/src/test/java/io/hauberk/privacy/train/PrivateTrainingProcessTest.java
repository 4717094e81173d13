package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.train.Optimizer.Sgd;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that trains, killed with SIGKILL in mid-epoch, then one that runs to the end. */
class PrivateTrainingProcessTest {

  static final DpSgd PLAN = Clouds.plan(800, new Sgd(0.05, 0.9, 0));
  private static final int KILLS = 2;

  @TempDir Path folder;

  @Test
  void run_killedAgainAndAgain_paysOnceAndNeverGoesBack() throws Exception {
    var ledger = TrainingProcess.ledger(folder);
    long kept = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      var process = start();
      long wanted = kept + 20;
      while (steps() < wanted && process.isAlive()) {
        Thread.sleep(5);
      }
      process.destroyForcibly().waitFor();
      assertThat(steps()).isBetween(wanted, PLAN.steps());
      kept = steps();
      assertThat(ledger.entries()).hasSize(1);
      assertThat(ledger.spent()).isEqualTo(PLAN.cost());
    }
    assertThat(kept).isLessThan(PLAN.steps());

    var last = start();
    assertThat(last.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).isZero();
    assertThat(steps()).isEqualTo(PLAN.steps());
    assertThat(ledger.entries()).hasSize(1);
  }

  /** Of the state on the disk; it is whole at any time. */
  private long steps() {
    var file = folder.resolve("state");
    if (!Files.exists(file)) {
      return -1;
    }
    try (var saved = SavedTraining.read(file)) {
      return saved.about().step();
    } catch (ModelFormatException e) {
      throw new AssertionError("a checkpoint appears whole or not at all", e);
    }
  }

  private Process start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            TrainingProcess.class.getName(),
            folder.toString())
        .redirectError(folder.resolve("errors").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Ours, and what the loader of a test runner adds to it. */
  private static String classPath() {
    var places = new ArrayList<String>(List.of(System.getProperty("java.class.path")));
    if (PrivateTrainingProcessTest.class.getClassLoader() instanceof URLClassLoader loader) {
      for (var url : loader.getURLs()) {
        places.add(Path.of(URI.create(url.toString())).toString());
      }
    }
    return String.join(File.pathSeparator, places);
  }
}

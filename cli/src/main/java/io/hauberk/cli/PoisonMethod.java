package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.poison.ActivationClustering;
import io.hauberk.robust.poison.SpectralSignatures;
import io.hauberk.robust.poison.Strip;
import io.hauberk.robust.poison.Suspicion;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** The detectors of poison by name. */
enum PoisonMethod {
  ACTIVATION_CLUSTERING {
    @Override
    void check(Settings settings) {
      settings.requireNoExpected();
      settings.requireNoFalseAlarms();
    }

    @Override
    Suspicion inspect(Scene scene, Settings settings) {
      return ActivationClustering.seeded(settings.seed).inspect(scene.model, scene.samples);
    }
  },
  SPECTRAL_SIGNATURES {
    @Override
    void check(Settings settings) {
      settings.requireNoFalseAlarms();
      var expected = settings.expected;
      Checks.argument(
          expected.isPresent(), "--expected", "none", "most poisoned samples of one label");
      Checks.positive("--expected", (long) expected.orElse(0));
    }

    @Override
    Suspicion inspect(Scene scene, Settings settings) {
      return new SpectralSignatures(settings.expected.orElseThrow())
          .inspect(scene.model, scene.samples);
    }
  },
  STRIP {
    @Override
    void check(Settings settings) {
      settings.requireNoExpected();
      double share = settings.falseAlarms.orElse(DEFAULT_FALSE_ALARMS);
      Checks.argument(share > 0 && share < 1, "--false-alarms", share, "between 0 and 1");
    }

    @Override
    Suspicion inspect(Scene scene, Settings settings) {
      double share = settings.falseAlarms.orElse(DEFAULT_FALSE_ALARMS);
      int some = Math.min(OVERLAYS, scene.trusted.size());
      try (var overlay = scene.trusted.first(some)) {
        var strip = Strip.calibrated(scene.model, overlay, share, settings.seed);
        return new Suspicion(triggered(strip, scene.samples), scene.samples.size());
      }
    }
  };

  /** Gao et al. 2019 evaluate at one to five per cent. */
  private static final double DEFAULT_FALSE_ALARMS = 0.05;

  private static final int OVERLAYS = 400;
  private static final int BATCH = 256;

  /** What the detectors are told. */
  record Settings(OptionalInt expected, OptionalDouble falseAlarms, long seed) {

    private void requireNoExpected() {
      Checks.argument(
          expected.isEmpty(), "--expected", expected.orElse(0), "only with spectral_signatures");
    }

    private void requireNoFalseAlarms() {
      Checks.argument(
          falseAlarms.isEmpty(), "--false-alarms", falseAlarms.orElse(0), "only with strip");
    }
  }

  /**
   * What is inspected.
   *
   * @param trusted samples that nobody touched
   */
  record Scene(Model model, DataSet samples, DataSet trusted) {}

  /** Before anything is read. */
  abstract void check(Settings settings);

  abstract Suspicion inspect(Scene scene, Settings settings);

  private static Set<Integer> triggered(Strip strip, DataSet samples) {
    Set<Integer> found = new HashSet<>();
    for (int from = 0; from < samples.size(); from += BATCH) {
      try (var scope = TensorScope.open()) {
        var flags = strip.triggered(samples.batch(from, Math.min(samples.size(), from + BATCH)));
        for (int i = 0; i < flags.length; i++) {
          if (flags[i]) {
            found.add(from + i);
          }
        }
      }
    }
    return found;
  }
}

package io.hauberk.cli;

import com.google.errorprone.annotations.Immutable;
import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.certify.Bounding;
import io.hauberk.robust.certify.CertifiedCurve;
import io.hauberk.robust.certify.CertifiedRun;
import io.hauberk.robust.certify.Verifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.file.LoadedModel;
import java.util.List;
import java.util.OptionalDouble;

/** The certificates by name. */
enum CertifyMethod {
  IBP(bounds(Bounding.IBP)),
  CROWN_IBP(bounds(Bounding.CROWN_IBP)),
  CROWN(bounds(Bounding.CROWN)),
  ALPHA_CROWN(bounds(Bounding.ALPHA_CROWN)),
  SMOOTHING(CertifyMethod::smooth);

  /** Checks the flags before anything is read; returns the work. */
  @Immutable
  interface Maker {
    Work make(Claim claim, SmoothingOptions options, long seed);
  }

  /** What is to be certified. */
  record Claim(LpNorm norm, List<Double> radii) {}

  /**
   * What is to be done.
   *
   * @param failure the probability that a certificate is wrong; none of a proof
   */
  record Work(Certifying certifying, OptionalDouble failure) {}

  /** Certifies. */
  interface Certifying {
    CertifiedCurve run(LoadedModel model, DataSet data, Progress progress);
  }

  private final Maker maker;

  CertifyMethod(Maker maker) {
    this.maker = maker;
  }

  Work prepare(Claim claim, SmoothingOptions options, long seed) {
    return maker.make(claim, options, seed);
  }

  private static Maker bounds(Bounding bounding) {
    return (claim, options, seed) -> {
      options.requireAbsent();
      var run = new CertifiedRun(claim.norm, claim.radii, CertifiedRun.DEFAULT_BATCH_SIZE);
      Certifying certifying =
          (model, data, progress) -> {
            try (var verifier = new Verifier(Models.known(model), bounding)) {
              return run.curve(verifier, data, progress);
            }
          };
      return new Work(certifying, OptionalDouble.empty());
    };
  }

  private static Work smooth(Claim claim, SmoothingOptions options, long seed) {
    Checks.argument(claim.norm == LpNorm.L2, "--norm", claim.norm, "l2 for smoothing");
    var smoothing = options.smoothing(new Randomness(seed));
    Certifying certifying =
        (model, data, progress) -> {
          try (var scope = TensorScope.open()) {
            var answers = smoothing.certify(model.classifier(), data.all(), progress);
            return CertifiedCurve.of(answers, claim.radii);
          }
        };
    return new Work(certifying, OptionalDouble.of(smoothing.alpha()));
  }
}

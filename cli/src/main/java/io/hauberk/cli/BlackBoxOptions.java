package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.blackbox.AttackState;
import io.hauberk.robust.blackbox.Metric;
import io.hauberk.robust.blackbox.Starts;
import io.hauberk.robust.blackbox.Terms;
import io.hauberk.robust.oracle.QueryLimit;
import io.hauberk.tensor.TensorScope;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an attack that only asks is bounded. Its queries have no default. */
final class BlackBoxOptions {

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "Questions about each sample, at most; there is no default.")
  private @Nullable Long queries;

  @Option(
      names = "--max-queries",
      paramLabel = "N",
      description = "Questions in all, at most; the run ends with an error there.")
  private @Nullable Long maxQueries;

  @Option(names = "--norm", description = "What is kept small: ${COMPLETION-CANDIDATES}.")
  private @Nullable Metric norm;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description =
          "Radius in input units: 0.3, or 8/255. transfer, square, nes and spsa search within it.")
  private @Nullable String epsilon;

  @Option(
      names = "--donors",
      paramLabel = "N",
      description = "Training samples the attacker owns, to start from.",
      defaultValue = "0")
  private int donors;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "Keeps the model's answers there, and goes on from them.")
  private @Nullable Path resume;

  Terms terms(long seed) {
    Checks.argument(queries != null, "--queries", "none", "a number; budgets have no default");
    return Terms.untargeted(Objects.requireNonNull(queries), seed);
  }

  QueryLimit limit() {
    return maxQueries == null ? QueryLimit.none() : new QueryLimit(maxQueries, maxQueries);
  }

  OptionalDouble epsilon() {
    if (epsilon == null) {
      return OptionalDouble.empty();
    }
    double radius = ThreatOptions.fraction(epsilon);
    Checks.positive("epsilon", radius);
    return OptionalDouble.of(radius);
  }

  AttackState state() {
    return resume == null ? AttackState.none() : AttackState.at(resume);
  }

  /** The threat, with starts by noise; {@link #starts} reads donors. */
  BlackBoxMethod.Threat threat(long seed, Starts starts, SurrogateOptions.Own own) {
    return new BlackBoxMethod.Threat(
        terms(seed), Optional.ofNullable(norm), epsilon(), starts, own);
  }

  Starts starts(DataOptions data, CommonOptions common, Session session) {
    Checks.notNegative("--donors", donors);
    if (donors == 0) {
      return Starts.noise();
    }
    try (var scope = TensorScope.open();
        var owned = data.pool(data.name(), common, session)) {
      return Starts.with(owned.batch(0, Math.min(donors, owned.size())).inputs());
    }
  }
}

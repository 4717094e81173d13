package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.Goal;
import io.hauberk.robust.whitebox.Spatial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far images are turned and shifted. There is no default. */
final class SpatialOptions {

  @Option(
      names = "--degrees",
      paramLabel = "D",
      description = "Of spatial: the largest rotation, either way.")
  private @Nullable Double degrees;

  @Option(
      names = "--pixels",
      paramLabel = "P",
      description = "Of spatial: the largest shift, either way, along each axis.")
  private @Nullable Double pixels;

  Spatial attack(Goal goal) {
    return new Spatial(
        given("--degrees", degrees),
        given("--pixels", pixels),
        Spatial.DEFAULT_ANGLES,
        Spatial.DEFAULT_SHIFTS,
        goal);
  }

  private static double given(String name, @Nullable Double value) {
    Checks.argument(value != null, name, "none", "a number; a threat model has no default");
    return Objects.requireNonNull(value);
  }
}
